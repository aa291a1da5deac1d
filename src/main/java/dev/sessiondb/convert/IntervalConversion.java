package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code interval}: microseconds, days and months. Wire form: {@code interval_send} in PostgreSQL's {@code src/backend/utils/adt/timestamp.c}. */
final class IntervalConversion implements ValueConversion {

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.TEXT || row.large(column)) {
            return false;
        }
        Optional<IntervalText.Parts> parts =
                IntervalText.parse(new String(row.bytes(column), StandardCharsets.ISO_8859_1));
        parts.ifPresent(interval -> {
            out.putInt(Long.BYTES + 2 * Integer.BYTES);
            out.putLong(interval.micros());
            out.putInt(interval.days());
            out.putInt(interval.months());
        });
        return parts.isPresent();
    }

    @Override
    public String expectation() {
        return "an interval (ISO 8601 such as P1DT2H, or HH:MM:SS, with at most microseconds)";
    }
}
