package dev.sessiondb.convert;

import java.util.Optional;

/**
 * Reads an interval: ISO 8601 ({@code P1Y2M3W4DT5H6M7.8S}, each part with a sign of its own), {@code [-]HH:MM[:SS[.f]]}, or such a time after {@code N day[s]}. Months, days and microseconds stay apart, as
 * PostgreSQL keeps them.
 */
final class IntervalText {
    private static final int LONGEST = 100;
    private static final long SECOND = 1_000_000L;
    private static final int FRACTION_DIGITS = 6;

    /** An interval as PostgreSQL stores it. */
    record Parts(int months, int days, long micros) {}

    private final String text;
    private int position;
    private long months;
    private long days;
    private long micros;

    private IntervalText(String text) {
        this.text = text;
    }

    /** What a text says; empty when it is no interval, or one out of range. */
    static Optional<Parts> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        IntervalText reader = new IntervalText(text.strip());
        try {
            boolean read = reader.text.startsWith("P") ? reader.iso() : reader.clockAfterDays();
            return read
                    ? Optional.of(
                            new Parts(Math.toIntExact(reader.months), Math.toIntExact(reader.days), reader.micros))
                    : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean iso() {
        position = 1;
        String units = "YMWD";
        int parts = 0;
        boolean clock = false;
        while (position < text.length()) {
            if (!clock && peek() == 'T') {
                position++;
                clock = true;
                units = "HMS";
                if (position == text.length()) {
                    return false;
                }
            }
            String number = number();
            if (number.isEmpty() || position == text.length()) {
                return false;
            }
            int unit = units.indexOf(text.charAt(position++));
            if (unit < 0 || !add(number, clock, units.charAt(unit))) {
                return false;
            }
            units = units.substring(unit + 1);
            parts++;
        }
        return parts > 0;
    }

    private boolean add(String number, boolean clock, char unit) {
        if (clock && unit == 'S') {
            micros = Math.addExact(micros, seconds(number));
            return true;
        }
        if (number.indexOf('.') >= 0) {
            return false;
        }
        long value = Long.parseLong(number);
        switch (unit) {
            case 'Y' -> months = Math.addExact(months, Math.multiplyExact(value, 12L));
            case 'M' -> addMonthsOrMinutes(value, clock);
            case 'W' -> days = Math.addExact(days, Math.multiplyExact(value, 7L));
            case 'D' -> days = Math.addExact(days, value);
            default -> micros = Math.addExact(micros, Math.multiplyExact(value, 3600 * SECOND));
        }
        return true;
    }

    private void addMonthsOrMinutes(long value, boolean clock) {
        if (clock) {
            micros = Math.addExact(micros, Math.multiplyExact(value, 60 * SECOND));
        } else {
            months = Math.addExact(months, value);
        }
    }

    /** {@code N day[s][,] } or nothing, then a clock; or the days alone. */
    private boolean clockAfterDays() {
        int word = text.indexOf("day");
        if (word > 0) {
            days = Long.parseLong(text.substring(0, word).strip());
            position = word + "day".length();
            skip('s');
            skip(',');
            if (position == text.length()) {
                return true;
            }
            if (!skip(' ')) {
                return false;
            }
        }
        return clock(text.substring(position));
    }

    private boolean clock(String clock) {
        boolean minus = clock.startsWith("-");
        String[] parts = (minus ? clock.substring(1) : clock).split(":", -1);
        if (parts.length < 2 || parts.length > 3 || !digits(parts[0]) || !twoDigits(parts[1])) {
            return false;
        }
        String second = parts.length == 3 ? parts[2] : "00";
        String whole = second.split("\\.", 2)[0];
        if (!twoDigits(whole) || Integer.parseInt(whole) > 59 || Integer.parseInt(parts[1]) > 59) {
            return false;
        }
        long minutes = Math.addExact(Math.multiplyExact(Long.parseLong(parts[0]), 60L), Long.parseLong(parts[1]));
        long value = Math.addExact(Math.multiplyExact(minutes, 60 * SECOND), seconds(second));
        micros = minus ? -value : value;
        return true;
    }

    /** Digits with a sign and at most one point. */
    private String number() {
        int start = position;
        if (peek() == '-' || peek() == '+') {
            position++;
        }
        while (position < text.length() && (Character.isDigit(peek()) || peek() == '.')) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Microseconds of {@code [-]s[.f]}; zeros beyond the sixth digit don't count. */
    private static long seconds(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        while (fraction.length() > FRACTION_DIGITS && fraction.endsWith("0")) {
            fraction = fraction.substring(0, fraction.length() - 1);
        }
        if (fraction.length() > FRACTION_DIGITS || point >= 0 && !digits(fraction)) {
            throw new NumberFormatException(number);
        }
        long part = Long.parseLong((fraction + "000000").substring(0, FRACTION_DIGITS));
        long value = Math.multiplyExact(Long.parseLong(whole), SECOND);
        return whole.startsWith("-") ? Math.subtractExact(value, part) : Math.addExact(value, part);
    }

    private char peek() {
        return text.charAt(position);
    }

    private boolean skip(char expected) {
        boolean there = position < text.length() && peek() == expected;
        position += there ? 1 : 0;
        return there;
    }

    private static boolean twoDigits(String text) {
        return text.length() == 2 && digits(text);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
