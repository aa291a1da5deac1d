package dev.sessiondb.plan;

import java.math.BigDecimal;

/**
 * Between which numbers a value lies. SQLite's integers turn into reals where PostgreSQL's overflow, so sums are translated only where that can't happen.
 *
 * @param low the least, exact
 * @param high the greatest, exact
 */
record Range(BigDecimal low, BigDecimal high) {
    /** What an INTEGER can be. */
    static final Range INTEGER = new Range(BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));

    static final Range TRUTH = of(0, 1);
    /** How long a value can be. */
    static final Range LENGTH = of(0, Integer.MAX_VALUE);

    /** Every whole number up to here is a double. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    /** Far enough below the greatest double that one operation can't overflow. */
    private static final BigDecimal LARGE = new BigDecimal("1e300");

    Range {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("a range from " + low + " to " + high);
        }
    }

    static Range of(long low, long high) {
        return new Range(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    }

    static Range of(BigDecimal only) {
        return new Range(only, only);
    }

    Range plus(Range other) {
        return new Range(low.add(other.low), high.add(other.high));
    }

    Range negated() {
        return new Range(high.negate(), low.negate());
    }

    Range times(Range other) {
        BigDecimal a = low.multiply(other.low);
        BigDecimal b = low.multiply(other.high);
        BigDecimal c = high.multiply(other.low);
        BigDecimal d = high.multiply(other.high);
        return new Range(a.min(b).min(c).min(d), a.max(b).max(c).max(d));
    }

    Range or(Range other) {
        return new Range(low.min(other.low), high.max(other.high));
    }

    /** The greatest distance from zero. */
    BigDecimal magnitude() {
        return low.abs().max(high.abs());
    }

    boolean isInteger() {
        return low.compareTo(INTEGER.low) >= 0 && high.compareTo(INTEGER.high) <= 0;
    }

    /** Whether no whole number in it loses anything as a double. */
    boolean isExactDouble() {
        return magnitude().compareTo(EXACT) <= 0;
    }

    boolean isFarFromOverflow() {
        return magnitude().compareTo(LARGE) <= 0;
    }
}
