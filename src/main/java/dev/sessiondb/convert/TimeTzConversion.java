package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.time.Instant;
import java.time.ZoneId;

/**
 * {@code timetz}: microseconds since midnight, and the zone in seconds west of Greenwich. A time without a zone is in the spec's, if that one never changes its clocks. Wire form: {@code timetz_send} in
 * PostgreSQL's {@code src/backend/utils/adt/date.c}.
 */
final class TimeTzConversion implements ValueConversion {
    private static final long LAST = 86_400_000_000L;

    private final TimeText text = new TimeText();
    private final ZoneId zone;

    TimeTzConversion(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.TEXT || row.large(column) || !text.timeAndZone(row.bytes(column))) {
            return false;
        }
        boolean known = text.zoned() || zone.getRules().isFixedOffset();
        if (!known || text.microOfDay() > LAST) {
            return false;
        }
        int east = text.zoned()
                ? text.offsetSeconds()
                : zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
        out.putInt(Long.BYTES + Integer.BYTES);
        out.putLong(text.microOfDay());
        out.putInt(-east);
        return true;
    }

    @Override
    public String expectation() {
        return "a time of day with its zone (HH:MM:SS+HH:MM, with at most microseconds)";
    }
}
