package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;

/** {@code double precision}, by bits, all NaN being equal. */
final class DoubleForm implements ColumnForm {

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> putInteger(row.longValue(column), out);
            case REAL -> put(row.doubleValue(column), out);
            case TEXT ->
                SourceValues.ascii(row, column)
                        .flatMap(FloatingTexts::parse)
                        .filter(value -> put(value, out))
                        .isPresent();
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length == Double.BYTES && put(value(bytes, offset), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Double.toString(value(bytes, offset));
    }

    private static double value(byte[] bytes, int offset) {
        return Double.longBitsToDouble(BigEndian.getLong(bytes, offset));
    }

    private static boolean putInteger(long value, CanonicalRow out) {
        double nearest = value;
        return BigDecimal.valueOf(value).compareTo(new BigDecimal(nearest)) == 0 && put(nearest, out);
    }

    private static boolean put(double value, CanonicalRow out) {
        out.putLong(Double.doubleToLongBits(value));
        return true;
    }
}
