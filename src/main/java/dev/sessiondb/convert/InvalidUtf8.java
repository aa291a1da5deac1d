package dev.sessiondb.convert;

/** What becomes of texts that aren't UTF-8, which SQLite doesn't check. */
public enum InvalidUtf8 {
    /** The value doesn't convert. */
    FAIL,
    /** Each malformed sequence becomes U+FFFD, as Unicode recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts"). */
    REPLACE,
    /** A column that has such a text becomes {@code bytea}. */
    BYTEA
}
