package dev.sessiondb.report;

/** How a run ended, for the page's head. */
public enum RunKind {
    /** Checked and planned only. */
    DRY_RUN,
    /** A check failed before anything was written. */
    REFUSED,
    /** The rows are in the target. */
    PUBLISHED,
    /** Everything but the publish, and taken away again. */
    REHEARSED,
    /** Nothing was published. */
    FAILED,
    /** Whether it was published could not be found out. */
    UNKNOWN,
    /** It ended without saying how. */
    DIED,
    /** It is at work. */
    UNDER_WAY,
    /** Published once, and taken back. */
    UNDONE;

    /** Whether the rows of the run are, or were, visible. */
    boolean published() {
        return this == PUBLISHED || this == UNDONE;
    }
}
