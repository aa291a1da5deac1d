package dev.sessiondb.plan;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.convert.TimeReading;
import dev.sessiondb.store.ColumnStatistics;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Decides what the numbers in a column of times count, from the range of all of them; never value by value. */
final class NumericTimes {
    /** The year 5138 in seconds, and so on: a thousand times the range of each unit is the next one's. */
    private static final double SECONDS_BELOW = 1e11;

    private static final double MILLISECONDS_BELOW = 1e14;
    private static final double MICROSECONDS_BELOW = 1e17;
    /** The years 0000 to 9999, SQLite's own range for Julian days. */
    private static final double FIRST_JULIAN_DAY = 1_721_059.5;

    private static final double LAST_JULIAN_DAY = 5_373_484.5;

    /** The year 1968 in microseconds since 1601; as ones since 1970 that is the year 2337. */
    private static final double CHROME_FROM = 1.16e16;

    private NumericTimes() {}

    static NumericTime of(ColumnStatistics seen, FileKind kind) {
        NumericTime unit = of(seen);
        if (kind == FileKind.CORE_DATA && unit == NumericTime.SECONDS) {
            return NumericTime.COCOA_SECONDS;
        }
        boolean since1601 = kind == FileKind.CHROME && unit == NumericTime.MICROSECONDS && largest(seen) > CHROME_FROM;
        return since1601 ? NumericTime.CHROME_MICROSECONDS : unit;
    }

    private static NumericTime of(ColumnStatistics seen) {
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

    /** What the column's numbers count, in words, and how one of them reads. */
    static String words(NumericTime unit, ColumnStatistics seen) {
        String counted =
                switch (unit) {
                    case JULIAN_DAYS -> "Julian days";
                    case COCOA_SECONDS -> "seconds since 2001-01-01 UTC (Core Data)";
                    case CHROME_MICROSECONDS -> "microseconds since 1601-01-01 UTC (Chrome)";
                    default -> unit.name().toLowerCase(Locale.ROOT) + " since 1970-01-01 UTC";
                };
        return (seen.integers() + seen.reals()) + " numbers are read as " + counted + ": " + example(unit, seen);
    }

    private static String example(NumericTime unit, ColumnStatistics seen) {
        boolean whole = seen.minInteger().isPresent();
        String number = whole
                ? Long.toString(seen.minInteger().getAsLong())
                : Double.toString(seen.minReal().orElse(0));
        Optional<Instant> reading = whole
                ? TimeReading.of(unit, seen.minInteger().getAsLong())
                : TimeReading.of(unit, seen.minReal().orElse(0));
        return number + reading.map(time -> " is " + time).orElse(" is no time");
    }
}
