package dev.sessiondb.store;

/** What a script of the operator's is for, by the first letter of its file's name. */
public enum ScriptKind {
    /** {@code V3__name.sql}: applied once. */
    VERSIONED,
    /** {@code U3__name.sql}: takes version 3 back. */
    UNDO,
    /** {@code R__name.sql}: applied after the versions, again whenever its text changes. */
    REPEATABLE
}
