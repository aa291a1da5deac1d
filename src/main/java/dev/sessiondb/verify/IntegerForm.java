package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code smallint}, {@code integer} and {@code bigint}: integers, and reals and numerals that are integral. */
final class IntegerForm implements ColumnForm {
    private static final int LONGEST_DECIMAL = 64;

    private final int width;
    private final long highest;

    IntegerForm(int width) {
        this.width = width;
        this.highest = Long.MAX_VALUE >> (Long.SIZE - width * Byte.SIZE);
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> put(row.longValue(column), out);
            case REAL -> putReal(row.doubleValue(column), out);
            case TEXT -> putText(SourceValues.ascii(row, column), out);
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length == width && put(value(bytes, offset), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Long.toString(value(bytes, offset));
    }

    private long value(byte[] bytes, int offset) {
        return switch (width) {
            case Short.BYTES -> BigEndian.getShort(bytes, offset);
            case Integer.BYTES -> BigEndian.getInt(bytes, offset);
            default -> BigEndian.getLong(bytes, offset);
        };
    }

    private boolean put(long value, CanonicalRow out) {
        if (value > highest || value < -highest - 1) {
            return false;
        }
        out.putLong(value);
        return true;
    }

    private boolean putReal(double value, CanonicalRow out) {
        return Double.isFinite(value) && putDecimal(new BigDecimal(value), out);
    }

    private boolean putText(Optional<String> text, CanonicalRow out) {
        Optional<BigDecimal> number = text.flatMap(Numerals::parse);
        return number.isPresent() && putDecimal(number.get(), out);
    }

    private boolean putDecimal(BigDecimal number, CanonicalRow out) {
        if (number.signum() != 0 && number.precision() - (long) number.scale() > LONGEST_DECIMAL) {
            return false;
        }
        try {
            return put(number.longValueExact(), out);
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
