package dev.sessiondb.restore;

/** What a restore does to its destination. */
public enum RestoreAction {
    /** It holds exactly this already. */
    NOTHING,
    CREATE,
    REPLACE
}
