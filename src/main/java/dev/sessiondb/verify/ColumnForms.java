package dev.sessiondb.verify;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.TextMeaning;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.schema.ColumnType;
import java.util.List;

/** Chooses each column's canonical form. */
final class ColumnForms {

    private ColumnForms() {}

    static List<ColumnForm> of(List<VerifyColumn> columns, HashKey key) {
        return columns.stream().map(column -> of(column, key)).toList();
    }

    private static ColumnForm of(VerifyColumn column, HashKey key) {
        ConversionSpec spec = column.conversion();
        return column.digest() ? new DigestForm(spec.type().kind(), spec.texts()) : of(spec, key);
    }

    static ColumnForm of(ConversionSpec spec, HashKey key) {
        ColumnType type = spec.type();
        return switch (type.kind()) {
            case BOOLEAN -> new BooleanForm();
            case SMALLINT -> new IntegerForm(Short.BYTES);
            case INTEGER -> new IntegerForm(Integer.BYTES);
            case BIGINT -> new IntegerForm(Long.BYTES);
            case REAL -> new FloatForm(type.lenient());
            case DOUBLE -> spec.texts() == TextMeaning.EPOCH_SECONDS ? new EpochForm(spec.zone()) : new DoubleForm();
            case NUMERIC -> new NumericForm(type);
            case TEXT, VARCHAR -> new TextForm(type.length(), false);
            case CHAR -> new TextForm(type.length(), true);
            case BYTEA -> new ByteaForm(spec.texts());
            case DATE -> new DateForm(spec);
            case TIME -> new TimeForm();
            case TIMESTAMP -> new TimestampForm(spec, false);
            case TIMESTAMPTZ -> new TimestampForm(spec, true);
            case JSON -> new JsonForm();
            case JSONB -> new JsonbForm(key);
            case UUID -> new UuidForm();
            case ENUM -> new EnumForm(type);
            case TIMETZ -> new TimeTzForm(spec.zone());
            case INTERVAL -> new IntervalForm();
            case INET, CIDR -> new NetworkForm();
            case MACADDR -> new MacAddressForm();
            case ARRAY -> array(spec, key);
        };
    }

    private static ColumnForm array(ConversionSpec spec, HashKey key) {
        return new ArrayForm(
                of(new ConversionSpec(spec.type().element().orElseThrow(), spec.numericTime(), spec.zone()), key));
    }
}
