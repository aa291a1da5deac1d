package dev.sessiondb.schemaops;

/** How a version stands. */
public enum VersionState {
    /** Applied, and its script or its tables are as they were then. */
    APPLIED,
    /** Not applied yet. */
    PENDING,
    /** Not applied yet, though a higher version is. */
    OUT_OF_ORDER,
    /** Recorded as failed. */
    FAILED,
    /** Applied, and something isn't as it was recorded: a checksum, a table. */
    CHANGED,
    /** Applied, and its script is gone. */
    MISSING,
    /** Marked as deleted: counts no more. */
    DELETED,
    /** A baseline: it and what is below it count as applied. */
    BASELINE
}
