package dev.sessiondb.convert;

/** What a number in a column of times counts. Decided for the whole column, never value by value. */
public enum NumericTime {
    SECONDS,
    MILLISECONDS,
    MICROSECONDS,
    NANOSECONDS,
    /** Days since noon of 24 November 4714 BC, proleptic Gregorian, UTC. */
    JULIAN_DAYS,
    /** Seconds since 2001-01-01 UTC, as Apple's Core Data stores them. */
    COCOA_SECONDS,
    /** Microseconds since 1601-01-01 UTC, as Chrome and WebKit store them. */
    CHROME_MICROSECONDS
}
