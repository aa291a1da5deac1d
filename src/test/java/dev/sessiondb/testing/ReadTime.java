package dev.sessiondb.testing;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times from text by java.time, and writes them as the SQL of {@link ArrivedRows} does. */
final class ReadTime {
    private static final String CLOCK = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?";
    private static final Pattern DATE_AND_TIME =
            Pattern.compile(" *(\\d{4}-\\d\\d-\\d\\d)(?:[ Tt]" + CLOCK + " *(Z|z|[+-]\\d\\d(?::?\\d\\d)?)?)? *");
    private static final Pattern TIME_OF_DAY = Pattern.compile(" *" + CLOCK + " *");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final BigDecimal MICROS_PER_DAY = new BigDecimal(86_400_000_000L);

    private ReadTime() {}

    /** A text as an instant, zoneless ones in UTC; empty when it is none, or finer than a microsecond. */
    static Optional<String> instant(String text) {
        Matcher match = DATE_AND_TIME.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDate.parse(match.group(1)).atStartOfDay();
            if (match.group(2) != null) {
                local = local.plusNanos(nanos(match, 2));
            }
            ZoneOffset zone =
                    ZoneOffset.of(requireNonNullElse(match.group(6), "Z").toUpperCase(Locale.ROOT));
            return Optional.of(spelt(OffsetDateTime.of(local, zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Microseconds since 1970 as an instant. */
    static Optional<String> instant(BigDecimal micros) {
        BigDecimal[] days = micros.divideAndRemainder(MICROS_PER_DAY);
        try {
            LocalDateTime day = LocalDate.ofEpochDay(days[0].longValueExact()).atStartOfDay();
            return Optional.of(
                    spelt(day.plusNanos(days[1].longValueExact() * 1000).atOffset(ZoneOffset.UTC)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The day of an instant, if it is midnight. */
    static Optional<String> dateOf(String instant) {
        String midnight = " 00:00:00.000000";
        return instant.contains(midnight) ? Optional.of(instant.replace(midnight, "")) : Optional.empty();
    }

    /** A time of day, in microseconds since midnight. */
    static Optional<String> time(String text) {
        Matcher match = TIME_OF_DAY.matcher(text);
        try {
            return match.matches() ? Optional.of(Long.toString(nanos(match, 1) / 1000)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Since midnight; 24:00 and the leap second 60 are there. */
    private static long nanos(Matcher clock, int first) {
        int hour = Integer.parseInt(clock.group(first));
        int minute = Integer.parseInt(clock.group(first + 1));
        int second = Integer.parseInt(requireNonNullElse(clock.group(first + 2), "0"));
        String fraction = requireNonNullElse(clock.group(first + 3), "");
        if (!fraction.matches("\\d{0,6}0*")) {
            throw new DateTimeException("finer than a microsecond");
        }
        long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
        if (hour == 24 && minute == 0 && second == 0 && nanos == 0) {
            return 24 * 3_600_000_000_000L;
        }
        long leap = second == 60 ? 1_000_000_000L : 0;
        return LocalTime.of(hour, minute, second == 60 ? 59 : second).toNanoOfDay() + leap + nanos;
    }

    private static String spelt(OffsetDateTime time) {
        LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        if (utc.getYear() >= 1) {
            return MICROSECONDS.format(utc).replace("+", "") + " AD";
        }
        return MICROSECONDS.format(utc.withYear(1 - utc.getYear())) + " BC";
    }
}
