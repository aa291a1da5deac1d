package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;

/** {@code double precision}, by bits, all NaN being equal. */
final class DoubleForm implements ColumnForm {
    /** 2^63: one more than a {@code long} holds, which a cast would cut to what it does. */
    private static final double BIGGEST = 0x1p63;

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
        return BIGGEST > nearest && (long) nearest == value && put(nearest, out);
    }

    private static boolean put(double value, CanonicalRow out) {
        out.putLong(Double.doubleToLongBits(value));
        return true;
    }
}
