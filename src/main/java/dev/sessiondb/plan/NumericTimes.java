package dev.sessiondb.plan;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.store.ColumnStatistics;

/** Decides what the numbers in a column of times count, from the range of all of them; never value by value. */
final class NumericTimes {
    /** The year 5138 in seconds, and so on: a thousand times the range of each unit is the next one's. */
    private static final double SECONDS_BELOW = 1e11;

    private static final double MILLISECONDS_BELOW = 1e14;
    private static final double MICROSECONDS_BELOW = 1e17;
    /** The years 0000 to 9999, SQLite's own range for Julian days. */
    private static final double FIRST_JULIAN_DAY = 1_721_059.5;

    private static final double LAST_JULIAN_DAY = 5_373_484.5;

    private NumericTimes() {}

    static NumericTime of(ColumnStatistics seen) {
        if (julianDays(seen)) {
            return NumericTime.JULIAN_DAYS;
        }
        double largest = largest(seen);
        if (largest < SECONDS_BELOW) {
            return NumericTime.SECONDS;
        }
        if (largest < MILLISECONDS_BELOW) {
            return NumericTime.MILLISECONDS;
        }
        return largest < MICROSECONDS_BELOW ? NumericTime.MICROSECONDS : NumericTime.NANOSECONDS;
    }

    private static boolean julianDays(ColumnStatistics seen) {
        return seen.integers() == 0
                && seen.reals() > 0
                && seen.minReal().orElse(0) >= FIRST_JULIAN_DAY
                && seen.maxReal().orElse(0) <= LAST_JULIAN_DAY;
    }

    private static double largest(ColumnStatistics seen) {
        double integers = Math.max(Math.abs((double) seen.minInteger().orElse(0)), Math.abs((double)
                seen.maxInteger().orElse(0)));
        double reals = Math.max(
                Math.abs(seen.minReal().orElse(0)), Math.abs(seen.maxReal().orElse(0)));
        return Math.max(integers, reals);
    }
}
