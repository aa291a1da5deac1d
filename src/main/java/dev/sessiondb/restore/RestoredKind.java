package dev.sessiondb.restore;

/** What a file that is restored holds, by content. */
public enum RestoredKind {
    /** A SQLite database. */
    DATABASE,
    /** A dump of this program. */
    DUMP,
    /** Any other JSON document: a manifest, or sessions. */
    DOCUMENT,
    /** Nothing of these. */
    OTHER
}
