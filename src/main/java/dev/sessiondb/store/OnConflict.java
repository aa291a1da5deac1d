package dev.sessiondb.store;

/** What becomes of a row that differs from, or is shadowed by, a row of the target. */
public enum OnConflict {
    /** The run fails and names the rows. */
    ERROR,
    /** The target's row stays, and the rows are named in the report. */
    SKIP,
    /** The source's values overwrite those of the target's row of the same key, which are kept beside; a row shadowed by another one fails the run. */
    UPDATE,
    /** For restores: afterwards the target's rows are the staged ones, those that only the target had are gone. */
    REPLACE
}
