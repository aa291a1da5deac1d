package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code time}: a time of day without a zone, in microseconds since midnight. */
final class TimeConversion implements ValueConversion {
    private static final long LAST = 86_400_000_000L;

    private final TimeText text = new TimeText();

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.TEXT || row.large(column) || !text.timeOnly(row.bytes(column))) {
            return false;
        }
        if (text.microOfDay() > LAST) {
            return false;
        }
        out.putInt(8);
        out.putLong(text.microOfDay());
        return true;
    }

    @Override
    public String expectation() {
        return "a time of day (HH:MM, HH:MM:SS, with at most microseconds)";
    }
}
