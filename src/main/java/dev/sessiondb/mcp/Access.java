package dev.sessiondb.mcp;

/** How much of what the tools can do an agent may do. */
public enum Access {
    /** All of it: what writes is a dry run unless the agent says otherwise. */
    FULL,
    /** Nothing that writes: dry runs only. */
    READ_ONLY
}
