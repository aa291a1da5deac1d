package dev.sessiondb.plan;

/** How a table becomes visible. */
public enum PublishMode {
    /** The target has no such table: the staged one is moved there. */
    MOVE,
    /** The target has it: the staged rows go into it. */
    MERGE
}
