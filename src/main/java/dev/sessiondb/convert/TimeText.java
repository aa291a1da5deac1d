package dev.sessiondb.convert;

/**
 * Reads a date, a time or both, as ISO 8601 and SQLite ("Date And Time Functions", "Time Values") write them, without making objects: {@code YYYY-MM-DD}, {@code HH:MM[:SS[.f]]}, both with a
 * space or {@code T} between, then optionally a zone ({@code Z} or an offset). Reused for one value after the other; not thread-safe.
 */
final class TimeText {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /** In bytes; nothing longer is a time. */
    private static final int LONGEST = 64;

    private byte[] text = {};
    private int position;
    private int end;

    private int year;
    private int month;
    private int day;
    private long microOfDay;
    private boolean zoned;
    private int offsetSeconds;

    /** Reads a date, with or without a time after it. */
    boolean dateAndTime(byte[] bytes) {
        start(bytes);
        if (!date()) {
            return false;
        }
        if (position == end) {
            return true;
        }
        byte separator = text[position];
        if (separator != ' ' && separator != 'T' && separator != 't') {
            return false;
        }
        position++;
        return time() && zone() && position == end;
    }

    /** Reads a time of day without a zone. */
    boolean timeOnly(byte[] bytes) {
        start(bytes);
        return time() && position == end;
    }

    /** Reads a time of day with or without a zone. */
    boolean timeAndZone(byte[] bytes) {
        start(bytes);
        return time() && zone() && position == end;
    }

    /** Days since 1970-01-01. */
    long epochDay() {
        return daysFromCivil(year, month, day);
    }

    /** Microseconds since midnight, up to and including 24:00:00; a leap second counts as the next minute's first. */
    long microOfDay() {
        return microOfDay;
    }

    boolean zoned() {
        return zoned;
    }

    /** Seconds east of Greenwich. */
    int offsetSeconds() {
        return offsetSeconds;
    }

    private void start(byte[] bytes) {
        text = bytes;
        position = 0;
        end = bytes.length > LONGEST ? 0 : bytes.length;
        while (position < end && text[position] == ' ') {
            position++;
        }
        while (end > position && text[end - 1] == ' ') {
            end--;
        }
        microOfDay = 0;
        zoned = false;
        offsetSeconds = 0;
    }

    private boolean date() {
        year = digits(4);
        boolean first = literal('-');
        month = digits(2);
        boolean second = literal('-');
        day = digits(2);
        return first && second && year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth();
    }

    private int daysInMonth() {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && !leap ? 28 : DAYS[month - 1];
    }

    private boolean time() {
        int hour = digits(2);
        boolean colon = literal(':');
        int minute = digits(2);
        int second = 0;
        int micros = 0;
        if (position < end && text[position] == ':') {
            position++;
            second = digits(2);
            micros = fraction();
        }
        boolean ranges = hour >= 0 && hour <= 24 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60;
        boolean midnight = hour < 24 || minute == 0 && second == 0 && micros == 0;
        microOfDay = (hour * 3600L + minute * 60L + second) * 1_000_000 + micros;
        return colon && ranges && micros >= 0 && midnight;
    }

    /** Digits after the point, to the microsecond; -1 when more than microseconds are given, or nothing after the point. */
    private int fraction() {
        if (position >= end || text[position] != '.' && text[position] != ',') {
            return 0;
        }
        int start = ++position;
        int micros = 0;
        int scale = 100_000;
        for (; position < end && digit(text[position]); position++, scale /= 10) {
            int value = text[position] - '0';
            if (scale == 0 && value != 0) {
                return -1;
            }
            micros += value * scale;
        }
        return position > start ? micros : -1;
    }

    private boolean zone() {
        while (position < end && text[position] == ' ') {
            position++;
        }
        if (position == end) {
            return true;
        }
        zoned = true;
        byte sign = text[position++];
        if (sign == 'Z' || sign == 'z') {
            return true;
        }
        if (sign != '+' && sign != '-') {
            return false;
        }
        int hours = digits(2);
        int minutes = 0;
        if (position < end) {
            literal(':');
            minutes = digits(2);
        }
        offsetSeconds = (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
        return hours >= 0 && hours <= 15 && minutes >= 0 && minutes <= 59;
    }

    private int digits(int count) {
        if (end - position < count) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            byte character = text[position + i];
            if (!digit(character)) {
                return -1;
            }
            value = value * 10 + character - '0';
        }
        position += count;
        return value;
    }

    private boolean literal(char expected) {
        if (position >= end || text[position] != expected) {
            return false;
        }
        position++;
        return true;
    }

    private static boolean digit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
    private static long daysFromCivil(int year, int month, int day) {
        long shifted = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(shifted, 400L);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
