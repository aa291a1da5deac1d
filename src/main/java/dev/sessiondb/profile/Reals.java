package dev.sessiondb.profile;

/** What becomes of numbers with more digits than a 4-byte {@code real} of the target holds. */
public enum Reals {
    /** They don't fit. */
    FAIL,
    /** They are rounded, as the application's own are when it writes them there. */
    ROUND
}
