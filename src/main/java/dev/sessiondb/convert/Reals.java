package dev.sessiondb.convert;

import java.math.BigDecimal;
import java.math.MathContext;

/** The numbers that a 4-byte {@code real} holds, as they are written in decimal. */
final class Reals {
    /** Digits that tell any two of them apart. */
    private static final int MOST_DIGITS = 9;

    private Reals() {}

    /** Whether a real holds it: all its bits, or all the digits that it is written in, such as 0.1. */
    static boolean holds(double value) {
        float nearest = (float) value;
        return Double.compare(nearest, value) == 0 || inRange(value) && Double.compare(written(nearest), value) == 0;
    }

    /** Whether the real nearest to it is a number of about its size. */
    static boolean inRange(double value) {
        float nearest = (float) value;
        return Double.isNaN(value)
                || Float.isInfinite(nearest) == Double.isInfinite(value) && (nearest == 0) == (value == 0);
    }

    /** The double that is written as the real is: with the fewest digits that tell it from its neighbours. */
    static double written(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return value;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.floatValue() == value) {
                return rounded.doubleValue();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS)).doubleValue();
    }
}
