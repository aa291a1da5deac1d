package dev.sessiondb.profile;

/** What it means when the source doesn't have a table or column that a profile names. */
public enum Missing {
    /** A mistake: the run can't start. */
    ERROR,
    /** Another version of the file: tables are said, columns passed over. */
    WARN,
    /** Another version of the file. */
    IGNORE
}
