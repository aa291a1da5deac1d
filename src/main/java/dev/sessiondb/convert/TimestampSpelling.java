package dev.sessiondb.convert;

import dev.sessiondb.schema.TypeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code timestamp} and {@code timestamptz} as ISO 8601 text of the years 0001 to 9999, or as the number that the column counts in. */
final class TimestampSpelling {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private TimestampSpelling() {}

    static List<Spelling> all(ConversionSpec spec) {
        List<Spelling> all = new ArrayList<>();
        boolean zoned = spec.type().kind() == TypeKind.TIMESTAMPTZ;
        ZoneId zone = zoned ? spec.zone() : ZoneOffset.UTC;
        List<String> suffixes = zoned ? List.of("Z", "", "+00:00", "+00") : List.of("", "Z", "+00:00", "+00");
        List<Character> separators = zoned ? List.of('T', ' ') : List.of(' ', 'T');
        for (String suffix : suffixes) {
            for (char separator : separators) {
                for (Fraction fraction : Fraction.values()) {
                    all.add(text(separator, fraction, suffix, zone));
                }
            }
        }
        all.add((value, out) -> midnight(value) && dateOnly(value, zone, out));
        NumericTimeSpelling numbers = new NumericTimeSpelling(spec.numericTime());
        all.add((value, out) -> finite(value) && numbers.whole(micros(value), out));
        all.add((value, out) -> finite(value) && numbers.real(micros(value), out));
        return all;
    }

    private static Spelling text(char separator, Fraction fraction, String suffix, ZoneId zone) {
        return (value, out) -> {
            if (!finite(value)) {
                return false;
            }
            long micros = micros(value);
            if (suffix.isEmpty() && !zone.normalized().equals(ZoneOffset.UTC)) {
                int offset = zone.getRules()
                        .getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)))
                        .getTotalSeconds();
                if (!readAgain(micros, offset, zone)) {
                    return false;
                }
                micros += offset * 1_000_000L;
            }
            long day = Math.floorDiv(micros, MICROS_PER_DAY);
            if (!hasText(day) || !fraction.takes(micros)) {
                return false;
            }
            String clock = ClockText.of(Math.floorMod(micros, MICROS_PER_DAY), fraction);
            return out.setText(LocalDate.ofEpochDay(day).toString() + separator + clock + suffix);
        };
    }

    /** Of two equal clock times, where clocks are set back, the first is read. */
    private static boolean readAgain(long micros, int offset, ZoneId zone) {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L) + offset, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return !offsets.isEmpty() && offsets.get(0).getTotalSeconds() == offset;
    }

    private static boolean dateOnly(BinaryField value, ZoneId zone, StoredValue out) {
        long day = micros(value) / MICROS_PER_DAY;
        return zone.normalized().equals(ZoneOffset.UTC)
                && hasText(day)
                && out.setText(LocalDate.ofEpochDay(day).toString());
    }

    private static boolean midnight(BinaryField value) {
        return finite(value) && micros(value) % MICROS_PER_DAY == 0;
    }

    /** Whether ISO 8601 has four digits for its year, as SQLite reads it. */
    static boolean hasText(long epochDay) {
        return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
    }

    /** PostgreSQL's two infinities are the ends of the range. */
    private static boolean finite(BinaryField value) {
        return value.int64(0) != Long.MAX_VALUE && value.int64(0) != Long.MIN_VALUE;
    }

    private static long micros(BinaryField value) {
        return value.int64(0) + TimestampConversion.POSTGRES_EPOCH;
    }
}
