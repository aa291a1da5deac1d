package dev.sessiondb.profile;

/** What becomes of what doesn't fit. */
public enum OnError {
    /** The run can't start. */
    FAIL,
    /** The rows are left out, and written to the reject file. */
    SKIP,
    /** Every row is carried; the type or constraint that doesn't hold is given up, and that is said. */
    WIDEN
}
