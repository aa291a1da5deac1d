package dev.sessiondb.profile;

/** What becomes of rows with NULL in their primary key, which SQLite allows. */
public enum NullKeys {
    /** The run can't start. */
    FAIL,
    /** The key becomes a UNIQUE constraint, under which NULLs differ as they do in SQLite. */
    UNIQUE,
    /** The rows are left out, and written to the reject file. */
    REJECT
}
