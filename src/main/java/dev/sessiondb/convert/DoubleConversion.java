package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code double precision}: reals bit by bit, integers that a double holds exactly, and numerals as the double nearest to them. */
final class DoubleConversion implements ValueConversion {
    private final Doubles doubles = new Doubles();

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (!doubles.read(row, column, storage)) {
            return false;
        }
        out.putInt(8);
        out.putLong(Double.doubleToRawLongBits(doubles.value()));
        return true;
    }

    @Override
    public String expectation() {
        return "a number that a double holds";
    }
}
