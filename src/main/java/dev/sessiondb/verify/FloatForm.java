package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;

/** {@code real}, by bits, all NaN being equal; a number of the source must be one that 32 bits hold exactly. */
final class FloatForm implements ColumnForm {

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> putInteger(row.longValue(column), out);
            case REAL -> putReal(row.doubleValue(column), out);
            case TEXT ->
                SourceValues.ascii(row, column)
                        .flatMap(FloatingTexts::parse)
                        .filter(value -> putReal(value, out))
                        .isPresent();
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length == Float.BYTES && put(value(bytes, offset), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Float.toString(value(bytes, offset));
    }

    private static float value(byte[] bytes, int offset) {
        return Float.intBitsToFloat(BigEndian.getInt(bytes, offset));
    }

    private static boolean putInteger(long value, CanonicalRow out) {
        float nearest = value;
        return BigDecimal.valueOf(value).compareTo(new BigDecimal(nearest)) == 0 && put(nearest, out);
    }

    private static boolean putReal(double value, CanonicalRow out) {
        float nearest = (float) value;
        return (Double.isNaN(value) || nearest == value) && put(nearest, out);
    }

    private static boolean put(float value, CanonicalRow out) {
        out.putLong(Float.floatToIntBits(value));
        return true;
    }
}
