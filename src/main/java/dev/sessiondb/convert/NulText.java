package dev.sessiondb.convert;

/** What becomes of NUL characters in texts, which PostgreSQL has none of. */
public enum NulText {
    /** The value doesn't convert. */
    FAIL,
    /** They are left out. */
    STRIP,
    /** Each becomes the six characters {@code \}{@code u0000}; within JSON its backslash is doubled. */
    ESCAPE
}
