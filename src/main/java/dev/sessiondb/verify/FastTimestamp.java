package dev.sessiondb.verify;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The layouts almost all timestamps have, {@code 2026-11-20 20:23:15[.792633][Z]} with a space or {@code T}, read without making objects. What it does not know is left to {@link TimeText}. */
final class FastTimestamp {
    /** No timestamp: an hour before any that PostgreSQL has. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** In bytes. */
    static final int LONGEST = 27;

    private static final int SECONDS_END = 19;
    private static final int LONGEST_FRACTION = 6;

    private FastTimestamp() {}

    /** Whether the text ends in {@code Z}. */
    static boolean utc(byte[] text) {
        return text.length > SECONDS_END && text[text.length - 1] == 'Z';
    }

    /** Microseconds since 1970 of the wall clock, or {@link #UNKNOWN}. */
    static long micros(byte[] text) {
        int end = utc(text) ? text.length - 1 : text.length;
        if (end < SECONDS_END || !separated(text)) {
            return UNKNOWN;
        }
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        int fraction = fraction(text, end);
        if (((hour | minute | second | fraction) < 0) || hour > 23 || minute > 59 || second > 59) {
            return UNKNOWN;
        }
        long day = day(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
        return day == UNKNOWN
                ? UNKNOWN
                : (day * 86_400 + hour * 3600L + minute * 60L + second) * TimeText.SECOND + fraction;
    }

    private static boolean separated(byte[] text) {
        return text[4] == '-'
                && text[7] == '-'
                && (text[10] == ' ' || text[10] == 'T')
                && text[13] == ':'
                && text[16] == ':';
    }

    private static long day(int year, int month, int day) {
        if ((year | month | day) < 0) {
            return UNKNOWN;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return UNKNOWN;
        }
    }

    private static int fraction(byte[] text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int count = end - SECONDS_END - 1;
        if (text[SECONDS_END] != '.' || count < 1 || count > LONGEST_FRACTION) {
            return -1;
        }
        int value = digits(text, SECONDS_END + 1, count);
        for (int i = count; i < LONGEST_FRACTION; i++) {
            value *= 10;
        }
        return value;
    }

    /** The number, or -1. */
    private static int digits(byte[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
