package dev.sessiondb.verify;

import java.math.BigDecimal;

/** A decimal number of at most 18 digits, those without zeros at their end and a power of ten: the same for equal numbers. Reused; not thread-safe. */
final class ShortDecimal {
    private static final int MOST_DIGITS = 18;
    private static final long LIMIT = 1_000_000_000_000_000_000L;

    /** Every decimal below survives the way through a double. */
    private static final double SURE = 1e15;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };
    private static final int BASE = 10_000;
    private static final int BASE_DIGITS = 4;

    private long digits;
    private int power;

    long digits() {
        return digits;
    }

    int power() {
        return power;
    }

    /** How many digits there are in front of the point; below 0 for as many zeros behind it. */
    int integerDigits() {
        int count = power;
        for (long rest = digits; rest != 0; rest /= 10) {
            count++;
        }
        return count;
    }

    /** All of these return false where the number is longer, or may be: then this is of no use. */
    boolean set(long value) {
        return set(value, 0);
    }

    boolean set(long unscaled, int powerOfTen) {
        if (unscaled <= -LIMIT || unscaled >= LIMIT) {
            return false;
        }
        digits = unscaled;
        power = unscaled == 0 ? 0 : powerOfTen;
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
            power++;
        }
        return true;
    }

    boolean set(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.precision() <= MOST_DIGITS
                && set(stripped.unscaledValue().longValueExact(), -stripped.scale());
    }

    /** The shortest decimal that stands for the double: one of at most 15 digits whose nearest double it is, if there is one, is the only one. */
    boolean set(double value) {
        for (int places = 0; places < POWERS.length; places++) {
            double scaled = Math.rint(value * POWERS[places]);
            if (!(Math.abs(scaled) < SURE)) {
                return false;
            }
            if (scaled / POWERS[places] == value) {
                return set((long) scaled, -places);
            }
        }
        return false;
    }

    /** Digits with or without sign and point, and nothing else. */
    boolean set(byte[] text) {
        int start = text.length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
        if (text.length - start > MOST_DIGITS) {
            return false;
        }
        long unscaled = 0;
        int point = -1;
        for (int i = start; i < text.length; i++) {
            int digit = text[i] - '0';
            if (text[i] == '.' && point < 0 && i > start) {
                point = i;
            } else if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else {
                return false;
            }
        }
        int places = point < 0 ? 0 : text.length - 1 - point;
        return text.length > start && set(text[0] == '-' ? -unscaled : unscaled, -places);
    }

    /** Digits to the base of 10,000, as {@code numeric_send} has them. */
    boolean set(byte[] bytes, int offset, int count, int weight) {
        if (count > MOST_DIGITS / BASE_DIGITS) {
            return false;
        }
        long unscaled = 0;
        for (int i = 0; i < count; i++) {
            int digit = BigEndian.getShort(bytes, offset + i * Short.BYTES);
            if (digit < 0 || digit >= BASE) {
                return false;
            }
            unscaled = unscaled * BASE + digit;
        }
        return set(unscaled, (weight - count + 1) * BASE_DIGITS);
    }

    void negate() {
        digits = -digits;
    }
}
