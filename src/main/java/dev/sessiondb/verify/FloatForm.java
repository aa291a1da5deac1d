package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;
import java.math.MathContext;

/** {@code real}, by bits, all NaN being equal; a number of the source must be one that 32 bits hold, or that is written as PostgreSQL writes those 32 bits, unless rounding was asked for. */
final class FloatForm implements ColumnForm {
    private static final int MOST_DIGITS = 9;

    private final boolean rounded;

    FloatForm(boolean rounded) {
        this.rounded = rounded;
    }

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

    private boolean putInteger(long value, CanonicalRow out) {
        double asDouble = value;
        return BigDecimal.valueOf(value).compareTo(new BigDecimal(asDouble)) == 0 && putReal(asDouble, out);
    }

    private boolean putReal(double value, CanonicalRow out) {
        float nearest = (float) value;
        boolean same = Double.isNaN(value) || nearest == value;
        return (same || near(value, nearest) && (rounded || shortest(nearest) == value)) && put(nearest, out);
    }

    private static boolean near(double value, float nearest) {
        return !Float.isInfinite(nearest) && nearest != 0 && !Double.isInfinite(value);
    }

    /** What the fewest digits name that name no other float. */
    private static double shortest(float value) {
        String digits = new BigDecimal(value).toPlainString();
        for (int count = 1; count <= MOST_DIGITS; count++) {
            String rounded =
                    new BigDecimal(digits).round(new MathContext(count)).toString();
            if (Float.parseFloat(rounded) == value) {
                return Double.parseDouble(rounded);
            }
        }
        throw new IllegalStateException(digits + " takes more than 9 digits");
    }

    private static boolean put(float value, CanonicalRow out) {
        out.putLong(Float.floatToIntBits(value));
        return true;
    }
}
