package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;

/** Gives each PostgreSQL type its conversion. */
public final class Conversions {
    private static final int MICROSECOND_DIGITS = 6;

    private Conversions() {}

    /** A new conversion, for one thread. */
    public static Conversion of(ConversionSpec spec) {
        return new NullableConversion(ofValue(spec));
    }

    private static ValueConversion ofValue(ConversionSpec spec) {
        return switch (spec.type().kind()) {
            case BOOLEAN -> new BooleanConversion();
            case SMALLINT -> new IntegerConversion(2);
            case INTEGER -> new IntegerConversion(4);
            case BIGINT -> new IntegerConversion(8);
            case REAL -> new FloatConversion(spec.type().lenient());
            case DOUBLE ->
                spec.texts() == TextMeaning.EPOCH_SECONDS ? new EpochConversion(spec) : new DoubleConversion();
            case NUMERIC -> new NumericConversion(spec.type());
            case TEXT, VARCHAR, CHAR -> new TextConversion(spec.type().length());
            case BYTEA -> spec.texts() == TextMeaning.FLOAT32 ? new Float32Conversion() : new ByteaConversion();
            case DATE -> new DateConversion(spec);
            case TIME -> precise(new TimeConversion(), spec.type());
            case TIMETZ -> precise(new TimeTzConversion(spec.zone()), spec.type());
            case TIMESTAMP, TIMESTAMPTZ -> precise(new TimestampConversion(spec), spec.type());
            case INTERVAL -> precise(new IntervalConversion(), spec.type());
            case JSON -> new JsonConversion(false);
            case JSONB -> new JsonConversion(true);
            case UUID -> new UuidConversion();
            case ENUM -> new EnumConversion(spec.type());
            case INET -> new NetworkConversion(false);
            case CIDR -> new NetworkConversion(true);
            case MACADDR -> new MacAddressConversion();
            case ARRAY -> array(spec);
        };
    }

    private static ValueConversion precise(ValueConversion exact, ColumnType type) {
        int digits = type.precision().orElse(MICROSECOND_DIGITS);
        return digits < MICROSECOND_DIGITS ? new WholeFractions(exact, digits) : exact;
    }

    private static ValueConversion array(ConversionSpec spec) {
        ColumnType element = spec.type().element().orElseThrow();
        return new ArrayConversion(element, of(new ConversionSpec(element, spec.numericTime(), spec.zone())));
    }

    /** Whether there are conversions to arrays of such elements. */
    public static boolean makesArraysOf(ColumnType element) {
        return ArrayConversion.holds(element.kind());
    }
}
