package dev.sessiondb.convert;

import java.time.LocalDate;
import java.util.List;

/** {@code date} as ISO 8601 text of the years 0001 to 9999, with midnight behind it or not, or as a number. */
final class DateSpelling {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long POSTGRES_EPOCH_DAY = 10_957;

    private DateSpelling() {}

    static List<Spelling> all(ConversionSpec spec) {
        NumericTimeSpelling numbers = new NumericTimeSpelling(spec.numericTime());
        return List.of(
                text(""),
                text(" 00:00:00"),
                text("T00:00:00"),
                text("T00:00:00Z"),
                text("T00:00:00.000Z"),
                text(" 00:00:00.000000"),
                (value, out) -> numbers.whole(micros(value), out),
                (value, out) -> numbers.real(micros(value), out));
    }

    private static Spelling text(String midnight) {
        return (value, out) -> {
            long day = (long) value.int32(0) + POSTGRES_EPOCH_DAY;
            return TimestampSpelling.hasText(day) && out.setText(LocalDate.ofEpochDay(day) + midnight);
        };
    }

    private static long micros(BinaryField value) {
        return ((long) value.int32(0) + POSTGRES_EPOCH_DAY) * MICROS_PER_DAY;
    }
}
