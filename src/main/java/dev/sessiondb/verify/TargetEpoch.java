package dev.sessiondb.verify;

/** PostgreSQL counts days and microseconds from 2000-01-01. Source: PostgreSQL, {@code datatype/timestamp.h}. */
final class TargetEpoch {
    /** Days from 1970-01-01. */
    static final long DAYS = 10_957;

    /** Microseconds from 1970-01-01. */
    static final long MICROSECONDS = DAYS * TimeText.DAY;

    private static final long FIRST_TIMESTAMP = -211_813_488_000_000_000L;
    private static final long AFTER_LAST_TIMESTAMP = 9_223_371_331_200_000_000L;
    private static final long FIRST_DAY = -2_451_545;
    private static final long AFTER_LAST_DAY = 2_145_031_949;

    private TargetEpoch() {}

    /** Whether these microseconds since 1970 are a timestamp in PostgreSQL's range: 4713 BC to 294276 AD. */
    static boolean holdsTimestamp(long micros) {
        return micros >= FIRST_TIMESTAMP + MICROSECONDS && micros - MICROSECONDS < AFTER_LAST_TIMESTAMP;
    }

    /** Whether this day since 1970 is a date in PostgreSQL's range: 4713 BC to 5874897 AD. */
    static boolean holdsDate(long day) {
        return day - DAYS >= FIRST_DAY && day - DAYS < AFTER_LAST_DAY;
    }
}
