package dev.sessiondb.profile;

/** What becomes of rows whose foreign key refers to a row that isn't there. */
public enum Orphans {
    /** The run can't start. */
    FAIL,
    /** The key's columns become NULL in these rows, where they may be. */
    NULL,
    /** The rows are carried, the foreign key isn't. */
    DROP_CONSTRAINT,
    /** The rows are left out, and written to the reject file. */
    REJECT
}
