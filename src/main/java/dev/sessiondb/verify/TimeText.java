package dev.sessiondb.verify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as ISO 8601 text, with {@code T} or a space.
 *
 * @param date the day it names
 * @param microsecondOfDay 0 to 86,400,000,000: {@code 24:00:00} and {@code 23:59:60} are the next midnight
 * @param offset as written, if one is
 */
record TimeText(LocalDate date, long microsecondOfDay, Optional<ZoneOffset> offset) {
    static final long SECOND = 1_000_000;
    static final long DAY = 86_400 * SECOND;

    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();
    private static final String CLOCK = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d++))?)?";
    private static final Pattern SPACES = Pattern.compile("^ +| +$");
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt ]" + CLOCK + "(?: *([Zz]|[+-]\\d{2}(?::?\\d{2})?))?)?");
    private static final int CLOCK_GROUP = 4;
    private static final int OFFSET_GROUP = 8;
    private static final int MICROSECOND_DIGITS = 6;

    /** A date, alone or with a time of day. */
    static Optional<TimeText> parse(String text) {
        Matcher parts = TIMESTAMP.matcher(withoutSpaces(text));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            Optional<ZoneOffset> offset =
                    Optional.ofNullable(parts.group(OFFSET_GROUP)).map(TimeText::offset);
            return clock(parts, CLOCK_GROUP).map(micros -> new TimeText(date, micros, offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of day alone, in microseconds. */
    static Optional<Long> parseClock(String text) {
        Matcher parts = TIME.matcher(withoutSpaces(text));
        return parts.matches() ? clock(parts, 1) : Optional.empty();
    }

    /** Microseconds since 1970 in UTC; empty when the zone's clocks skip this time. Of two such times the first is meant. */
    Optional<Long> instant(ZoneId zone) {
        LocalDateTime local = date.atStartOfDay().plus(microsecondOfDay, ChronoUnit.MICROS);
        ZoneId own = offset.isPresent() ? offset.get() : zone;
        return own.getRules().getValidOffsets(local).stream()
                .findFirst()
                .map(from -> ChronoUnit.MICROS.between(EPOCH, local) - from.getTotalSeconds() * SECOND);
    }

    private static String withoutSpaces(String text) {
        return SPACES.matcher(text).replaceAll("");
    }

    private static Optional<Long> clock(Matcher parts, int first) {
        if (parts.group(first) == null) {
            return Optional.of(0L);
        }
        int hour = number(parts, first);
        int minute = number(parts, first + 1);
        int second = number(parts, first + 2);
        Optional<Long> fraction = fraction(parts.group(first + 3));
        if (hour > 24 || minute > 59 || second > 60 || fraction.isEmpty()) {
            return Optional.empty();
        }
        long micros = ((hour * 60L + minute) * 60 + second) * SECOND + fraction.get();
        return hour == 24 && micros > DAY ? Optional.empty() : Optional.of(micros);
    }

    private static Optional<Long> fraction(@Nullable String digits) {
        if (digits == null) {
            return Optional.of(0L);
        }
        String micros = (digits + "000000").substring(0, MICROSECOND_DIGITS);
        boolean finer = digits.length() > MICROSECOND_DIGITS
                && digits.chars().skip(MICROSECOND_DIGITS).anyMatch(digit -> digit != '0');
        return finer ? Optional.empty() : Optional.of(Long.parseLong(micros));
    }

    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text.toUpperCase(java.util.Locale.ROOT));
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
