package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Reads a source value as a point in time: microseconds since 1970-01-01T00:00:00Z. Not thread-safe. */
final class Instants {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final TimeText text = new TimeText();
    private final EpochMicros numbers;
    private final ZoneId zone;
    private final boolean utc;
    private long micros;
    private int offsetSeconds;
    private boolean skipped;

    Instants(ConversionSpec spec) {
        this.numbers = new EpochMicros(spec.numericTime());
        this.zone = spec.zone();
        this.utc = zone.normalized().equals(ZoneOffset.UTC);
    }

    /** Whether the value is a time; then {@link #micros} is it. */
    boolean read(RowCursor row, int column, StorageClass storage) {
        offsetSeconds = 0;
        skipped = false;
        return switch (storage) {
            case INTEGER -> number(numbers.whole(row.longValue(column)));
            case REAL -> number(numbers.real(row.doubleValue(column)));
            case TEXT -> !row.large(column) && text(row.bytes(column));
            default -> false;
        };
    }

    long micros() {
        return micros;
    }

    /** The offset written with the time; 0 when none is. */
    int offsetSeconds() {
        return offsetSeconds;
    }

    /** Whether the value is a time that the clocks of the zone skip. */
    boolean skipped() {
        return skipped;
    }

    private boolean number(boolean read) {
        micros = numbers.micros();
        return read;
    }

    private boolean text(byte[] bytes) {
        if (!text.dateAndTime(bytes)) {
            return number(numbers.numeral(bytes));
        }
        micros = text.epochDay() * MICROS_PER_DAY + text.microOfDay();
        if (text.zoned()) {
            offsetSeconds = text.offsetSeconds();
            micros -= offsetSeconds * 1_000_000L;
            return true;
        }
        return utc || local();
    }

    /** A time in the zone of the spec; one that a change of clocks skips doesn't exist, and of two the first is meant. */
    private boolean local() {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        skipped = offsets.isEmpty();
        if (!skipped) {
            micros -= offsets.get(0).getTotalSeconds() * 1_000_000L;
        }
        return !skipped;
    }
}
