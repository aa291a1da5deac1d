package dev.sessiondb.convert;

/** Gives each PostgreSQL type its conversion. */
public final class Conversions {

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
            case REAL -> new FloatConversion();
            case DOUBLE -> new DoubleConversion();
            case NUMERIC -> new NumericConversion(spec.type());
            case TEXT, VARCHAR, CHAR -> new TextConversion(spec.type().length());
            case BYTEA -> new ByteaConversion();
            case DATE -> new DateConversion(spec);
            case TIME -> new TimeConversion();
            case TIMESTAMP, TIMESTAMPTZ -> new TimestampConversion(spec);
            case JSON -> new JsonConversion(false);
            case JSONB -> new JsonConversion(true);
            case UUID -> new UuidConversion();
        };
    }
}
