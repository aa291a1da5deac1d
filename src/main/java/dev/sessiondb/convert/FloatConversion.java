package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code real}: values of which four bytes hold all bits, or all digits; others only where rounding was asked for. */
final class FloatConversion implements ValueConversion {
    private final Doubles doubles = new Doubles();
    private final boolean rounding;

    FloatConversion(boolean rounding) {
        this.rounding = rounding;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (!doubles.read(row, column, storage)) {
            return false;
        }
        double value = doubles.value();
        if (rounding ? !Reals.inRange(value) : !Reals.holds(value)) {
            return false;
        }
        out.putInt(4);
        out.putInt(Float.floatToRawIntBits((float) value));
        return true;
    }

    @Override
    public String expectation() {
        return rounding
                ? "a number in the range of a 4-byte real"
                : "a number that a 4-byte real holds with all its digits; `--reals round` rounds it";
    }
}
