package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.time.LocalTime;
import java.util.Optional;

/** {@code time}, as microseconds since midnight, 24:00:00 included. */
final class TimeForm implements ColumnForm {
    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<Long> micros = SourceValues.ascii(row, column).flatMap(TimeText::parseClock);
        return micros.isPresent() && put(micros.get(), out);
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length == Long.BYTES && put(BigEndian.getLong(bytes, offset), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        long micros = BigEndian.getLong(bytes, offset);
        return micros == TimeText.DAY
                ? "24:00:00"
                : LocalTime.ofNanoOfDay(micros * 1000).toString();
    }

    private static boolean put(long micros, CanonicalRow out) {
        if (micros < 0 || micros > TimeText.DAY) {
            return false;
        }
        out.putLong(micros);
        return true;
    }
}
