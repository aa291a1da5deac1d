package dev.sessiondb.verify;

/** The layouts almost all timestamps have, {@code 2026-11-20 20:23:15[.792633][Z]} with a space or {@code T}, read without making objects. What it does not know is left to {@link TimeText}. */
final class FastTimestamp {
    /** No timestamp: an hour before any that PostgreSQL has. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** In bytes. */
    private static final int LONGEST = 27;

    private static final int SECONDS_END = 19;
    private static final int LONGEST_FRACTION = 6;
    private static final int[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** From the day before 1 March of the year 0. */
    private static final long FIRST_OF_MARCH_TO_1970 = 719_469;

    private FastTimestamp() {}

    /** Whether the text ends in {@code Z}. */
    static boolean utc(byte[] text, int offset, int length) {
        return length > SECONDS_END && text[offset + length - 1] == 'Z';
    }

    /** Microseconds since 1970 of the wall clock, or {@link #UNKNOWN}. */
    static long micros(byte[] text, int offset, int length) {
        int size = utc(text, offset, length) ? length - 1 : length;
        if (size < SECONDS_END || length > LONGEST || !separated(text, offset)) {
            return UNKNOWN;
        }
        int hour = digits(text, offset + 11, 2);
        int minute = digits(text, offset + 14, 2);
        int second = digits(text, offset + 17, 2);
        int fraction = fraction(text, offset + SECONDS_END, size - SECONDS_END);
        if (((hour | minute | second | fraction) < 0) || hour > 23 || minute > 59 || second > 59) {
            return UNKNOWN;
        }
        long day = day(digits(text, offset, 4), digits(text, offset + 5, 2), digits(text, offset + 8, 2));
        return day == UNKNOWN
                ? UNKNOWN
                : (day * 86_400 + hour * 3600L + minute * 60L + second) * TimeText.SECOND + fraction;
    }

    private static boolean separated(byte[] text, int offset) {
        return text[offset + 4] == '-'
                && text[offset + 7] == '-'
                && (text[offset + 10] == ' ' || text[offset + 10] == 'T')
                && text[offset + 13] == ':'
                && text[offset + 16] == ':';
    }

    /** The day since 1970, in the proleptic Gregorian calendar: years are counted from March, so that a leap day is their last. */
    private static long day(int year, int month, int day) {
        if ((year | month | day) < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return UNKNOWN;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS[month] && !(leap && month == 2 && day == 29)) {
            return UNKNOWN;
        }
        int pastYears = year - (month < 3 ? 1 : 0);
        int monthsSinceMarch = (month + 9) % 12;
        return 365L * pastYears
                + Math.floorDiv(pastYears, 4)
                - Math.floorDiv(pastYears, 100)
                + Math.floorDiv(pastYears, 400)
                + (153 * monthsSinceMarch + 2) / 5
                + day
                - FIRST_OF_MARCH_TO_1970;
    }

    private static int fraction(byte[] text, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int count = length - 1;
        if (text[from] != '.' || count < 1 || count > LONGEST_FRACTION) {
            return -1;
        }
        int value = digits(text, from + 1, count);
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
