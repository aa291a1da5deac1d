package dev.sessiondb.store;

/** Where a run stands in the ledger; stored in lower case. */
public enum RunState {
    STARTED,
    STAGED,
    VERIFIED,
    PUBLISHED,
    /** It was published, and taken back. */
    UNDONE,
    FAILED
}
