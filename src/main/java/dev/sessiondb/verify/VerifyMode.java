package dev.sessiondb.verify;

/** How much of the target is compared with the source. */
public enum VerifyMode {
    /** Every value of every row. */
    FULL,
    /** Row counts only. */
    COUNTS,
    /** Nothing. */
    NONE
}
