package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code smallint}, {@code integer} and {@code bigint}: whole numbers in range, {@code 7}, {@code +7} and {@code 7.0} as text among them. */
final class IntegerConversion implements ValueConversion {
    private static final double TWO_TO_63 = 0x1p63;
    private static final int MOST_DIGITS = 19;

    private final int width;
    private final long least;
    private final long largest;
    private final Decimal decimal = new Decimal();

    /** For a type of that many bytes: 2, 4 or 8. */
    IntegerConversion(int width) {
        this.width = width;
        this.largest = Long.MAX_VALUE >> (64 - 8 * width);
        this.least = -largest - 1;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        return switch (storage) {
            case INTEGER -> put(row.longValue(column), out);
            case REAL -> real(row.doubleValue(column), out);
            case TEXT -> !row.large(column) && text(row.bytes(column), out);
            default -> false;
        };
    }

    private boolean real(double value, FieldBuffer out) {
        boolean whole = value == Math.rint(value) && value >= -TWO_TO_63 && value < TWO_TO_63;
        return whole && put((long) value, out);
    }

    private boolean text(byte[] bytes, FieldBuffer out) {
        if (!decimal.parse(bytes) || !decimal.plain() || decimal.scale() > 0) {
            return false;
        }
        return decimal.zero() ? put(0, out) : decimal.pointAt() <= MOST_DIGITS && digits(out);
    }

    /** Added up below zero, where there is one number more. */
    private boolean digits(FieldBuffer out) {
        long value = 0;
        for (int i = 0; i < decimal.pointAt(); i++) {
            value = value * 10 - decimal.digit(i);
        }
        boolean overflow = value >= 0 || !decimal.negative() && value == Long.MIN_VALUE;
        return !overflow && put(decimal.negative() ? value : -value, out);
    }

    private boolean put(long value, FieldBuffer out) {
        if (value < least || value > largest) {
            return false;
        }
        out.putInt(width);
        switch (width) {
            case 2 -> out.putShort((int) value);
            case 4 -> out.putInt((int) value);
            default -> out.putLong(value);
        }
        return true;
    }

    @Override
    public String expectation() {
        return "a whole number from " + least + " to " + largest;
    }
}
