package dev.sessiondb.profile;

/** What becomes of empty texts in columns of another type than text. */
public enum EmptyText {
    /** They don't convert. */
    FAIL,
    /** They become NULL, where the column may be. */
    NULL
}
