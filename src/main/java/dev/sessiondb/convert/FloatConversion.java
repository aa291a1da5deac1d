package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code real}: only values that four bytes hold exactly. */
final class FloatConversion implements ValueConversion {
    private final Doubles doubles = new Doubles();

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (!doubles.read(row, column, storage)) {
            return false;
        }
        float value = (float) doubles.value();
        if (Double.compare(value, doubles.value()) != 0) {
            return false;
        }
        out.putInt(4);
        out.putInt(Float.floatToRawIntBits(value));
        return true;
    }

    @Override
    public String expectation() {
        return "a number that a 4-byte real holds exactly";
    }
}
