package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;
import java.util.List;

/** The ways to write each PostgreSQL type in SQLite: the canonical one first, then one that takes what the first can't, then those that applications use. The ledger keeps places in these lists: new ones go to the end. */
final class Spellings {

    private Spellings() {}

    static List<Spelling> of(ConversionSpec spec) {
        return switch (spec.type().kind()) {
            case BOOLEAN -> BooleanSpelling.all();
            case SMALLINT, INTEGER, BIGINT -> IntegerSpelling.all();
            case REAL, DOUBLE -> DoubleSpelling.all();
            case NUMERIC -> NumericSpelling.all();
            case TEXT, VARCHAR -> TextSpelling.all(false);
            case CHAR -> TextSpelling.all(true);
            case BYTEA -> ByteaSpelling.all();
            case DATE -> DateSpelling.all(spec);
            case TIME -> TimeSpelling.all();
            case TIMESTAMP, TIMESTAMPTZ -> TimestampSpelling.all(spec);
            case JSON -> JsonSpelling.all(0);
            case JSONB -> JsonSpelling.all(1);
            case UUID -> UuidSpelling.all();
            case TIMETZ -> TimeTzSpelling.all();
            case INTERVAL -> IntervalSpelling.all();
            case ENUM -> TextSpelling.all(false);
            case INET -> AddressSpelling.networks(false);
            case CIDR -> AddressSpelling.networks(true);
            case MACADDR -> AddressSpelling.macAddresses();
            case ARRAY -> array(spec);
        };
    }

    private static List<Spelling> array(ConversionSpec spec) {
        ColumnType element = spec.type().element().orElseThrow();
        ConversionSpec elements = new ConversionSpec(element, spec.numericTime(), spec.zone());
        return ArraySpelling.all(element, of(elements).get(0));
    }
}
