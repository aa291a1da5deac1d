package dev.sessiondb.convert;

/**
 * Reads a numeral, {@code [+-]digits[.digits][e[+-]digits]} with SQLite's white space around it, as its digits: exact, and in time that grows with its length only. The value is
 * {@code 0.DIGITS * 10^pointAt}, without zeros at either end. Reused for one value after the other; not thread-safe.
 */
final class Decimal {
    /** Larger than any exponent a PostgreSQL number has; greater ones count as this. */
    static final long EXPONENT_LIMIT = 1_000_000_000;

    private byte[] text = {};
    private int position;
    private int end;

    private byte[] digits = new byte[40];
    private int count;
    private long pointAt;
    private long fractionDigits;
    private long exponent;
    private boolean negative;
    private boolean plain;

    /** Whether it is a numeral. */
    boolean parse(byte[] bytes) {
        start(bytes);
        sign();
        boolean whole = whole();
        boolean fraction = fraction();
        if (!whole && !fraction || !exponent() || position < end) {
            return false;
        }
        pointAt += exponent;
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
        return true;
    }

    boolean negative() {
        return negative;
    }

    boolean zero() {
        return count == 0;
    }

    /** Digits without zeros at either end. */
    int count() {
        return count;
    }

    /** The digit at that place, from 0; 0 on either side of those that are there. */
    int digit(long place) {
        return place < 0 || place >= count ? 0 : digits[(int) place];
    }

    /** How many digits stand before the point; negative for zeros after it. Means nothing when the value is zero. */
    long pointAt() {
        return pointAt;
    }

    /** How many digits after the point the value needs. */
    long scale() {
        return zero() ? 0 : Math.max(0, count - pointAt);
    }

    /** How many digits after the point were written, as PostgreSQL counts them. */
    long writtenScale() {
        return Math.max(0, fractionDigits - exponent);
    }

    long exponentValue() {
        return exponent;
    }

    /** Whether it has neither exponent nor white space. */
    boolean plain() {
        return plain;
    }

    private void start(byte[] bytes) {
        text = bytes;
        position = 0;
        end = bytes.length;
        while (position < end && space(bytes[position])) {
            position++;
        }
        while (end > position && space(bytes[end - 1])) {
            end--;
        }
        plain = end - position == bytes.length;
        negative = false;
        count = 0;
        pointAt = 0;
        fractionDigits = 0;
        exponent = 0;
    }

    private void sign() {
        if (position < end && (text[position] == '-' || text[position] == '+')) {
            negative = text[position++] == '-';
        }
    }

    private boolean whole() {
        int first = position;
        for (; position < end && isDigit(text[position]); position++) {
            if (keep(text[position])) {
                pointAt++;
            }
        }
        return position > first;
    }

    private boolean fraction() {
        if (position >= end || text[position] != '.') {
            return false;
        }
        int first = ++position;
        for (; position < end && isDigit(text[position]); position++) {
            if (!keep(text[position])) {
                pointAt--;
            }
        }
        fractionDigits = (long) position - first;
        return position > first;
    }

    /** Zeros in front are not kept. */
    private boolean keep(byte character) {
        if (count == 0 && character == '0') {
            return false;
        }
        if (count == digits.length) {
            digits = java.util.Arrays.copyOf(digits, count * 2);
        }
        digits[count++] = (byte) (character - '0');
        return true;
    }

    /** False when it is begun and not finished. */
    private boolean exponent() {
        if (position >= end || (text[position] | 0x20) != 'e') {
            return true;
        }
        plain = false;
        position++;
        boolean minus = position < end && text[position] == '-';
        if (position < end && (minus || text[position] == '+')) {
            position++;
        }
        int first = position;
        for (; position < end && isDigit(text[position]); position++) {
            exponent = Math.min(EXPONENT_LIMIT, exponent * 10 + text[position] - '0');
        }
        exponent = minus ? -exponent : exponent;
        return position > first;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** SQLite's own: {@code sqlite3Isspace}. */
    private static boolean space(byte character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }
}
