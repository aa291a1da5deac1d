package dev.sessiondb.convert;

/** {@code HH:MM:SS} and the fraction of a second. */
final class ClockText {

    private ClockText() {}

    /** A time of day in microseconds, from 0 to 24:00:00. */
    static String of(long micros, Fraction fraction) {
        long seconds = micros / 1_000_000;
        StringBuilder text = new StringBuilder(16);
        two(text, seconds / 3600).append(':');
        two(text, seconds / 60 % 60).append(':');
        two(text, seconds % 60);
        int digits = fraction.digits(micros);
        if (digits > 0) {
            String six = Long.toString(1_000_000 + micros % 1_000_000);
            text.append('.').append(six, 1, 1 + digits);
        }
        return text.toString();
    }

    private static StringBuilder two(StringBuilder text, long number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
