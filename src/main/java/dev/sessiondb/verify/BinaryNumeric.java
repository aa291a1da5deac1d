package dev.sessiondb.verify;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** The binary form of {@code numeric}: four 16-bit words (digits, weight, sign, scale) and digits to the base of 10,000. Source: PostgreSQL, {@code numeric_send}. */
final class BinaryNumeric {
    static final String NOT_A_NUMBER = "NaN";

    private static final int HEADER = 8;
    private static final int BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;

    private BinaryNumeric() {}

    /** NaN and the infinities. */
    static Optional<String> special(byte[] bytes, int offset, int length) {
        if (length < HEADER) {
            return Optional.empty();
        }
        return switch (sign(bytes, offset)) {
            case NAN -> Optional.of(NOT_A_NUMBER);
            case INFINITY -> Optional.of("Infinity");
            case NEGATIVE_INFINITY -> Optional.of("-Infinity");
            default -> Optional.empty();
        };
    }

    /** A finite number of few digits; false for any other, and for what is none. */
    static boolean decode(byte[] bytes, int offset, int length, ShortDecimal number) {
        if (length < HEADER || length != HEADER + 2 * count(bytes, offset)) {
            return false;
        }
        int sign = sign(bytes, offset);
        boolean finite = sign == POSITIVE || sign == NEGATIVE;
        int weight = BigEndian.getShort(bytes, offset + 2);
        if (!finite || !number.set(bytes, offset + HEADER, count(bytes, offset), weight)) {
            return false;
        }
        if (sign == NEGATIVE) {
            number.negate();
        }
        return true;
    }

    /** A finite number. */
    static Optional<BigDecimal> decode(byte[] bytes, int offset, int length) {
        if (!wellFormed(bytes, offset, length)) {
            return Optional.empty();
        }
        int count = count(bytes, offset);
        StringBuilder digits = new StringBuilder(count * BASE_DIGITS + 1).append('0');
        for (int i = 0; i < count; i++) {
            int digit = digit(bytes, offset, i);
            digits.append((char) ('0' + digit / 1000))
                    .append((char) ('0' + digit / 100 % 10))
                    .append((char) ('0' + digit / 10 % 10))
                    .append((char) ('0' + digit % 10));
        }
        int scale = (count - 1 - BigEndian.getShort(bytes, offset + 2)) * BASE_DIGITS;
        BigDecimal number = new BigDecimal(new BigInteger(digits.toString()), scale);
        return Optional.of(sign(bytes, offset) == NEGATIVE ? number.negate() : number);
    }

    /** A number as the server prints it: to the stated scale, unless that would hide digits. */
    static Optional<String> words(byte[] bytes, int offset, int length) {
        return decode(bytes, offset, length).map(number -> {
            BigDecimal stated = number.setScale(BigEndian.getShort(bytes, offset + 6), RoundingMode.DOWN);
            return (stated.compareTo(number) == 0 ? stated : number).toPlainString();
        });
    }

    private static boolean wellFormed(byte[] bytes, int offset, int length) {
        if (length < HEADER) {
            return false;
        }
        int count = count(bytes, offset);
        int sign = sign(bytes, offset);
        if (length != HEADER + 2 * count || (sign != POSITIVE && sign != NEGATIVE)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (digit(bytes, offset, i) < 0 || digit(bytes, offset, i) >= BASE) {
                return false;
            }
        }
        return true;
    }

    /** Unsigned, unlike the weight and the digits. */
    private static int count(byte[] bytes, int offset) {
        return BigEndian.getShort(bytes, offset) & 0xFFFF;
    }

    private static int sign(byte[] bytes, int offset) {
        return BigEndian.getShort(bytes, offset + 4) & 0xFFFF;
    }

    private static int digit(byte[] bytes, int offset, int index) {
        return BigEndian.getShort(bytes, offset + HEADER + 2 * index);
    }
}
