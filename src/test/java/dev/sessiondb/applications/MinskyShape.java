package dev.sessiondb.applications;

/** The shapes that a session file is found in. */
public enum MinskyShape {
    /** {@code [...]}, as the application itself writes it. */
    LIST,
    /** {@code {"sessions": [...], "baseDir": "..."}}. */
    SESSIONS,
    /** With {@code timestamp} and {@code version} around it. */
    EXPORT,
    /** With {@code timestamp} and {@code sourceLocation} around it; its records say {@code sessionId}. */
    BACKUP,
    /** By session: no session can be there twice. */
    MAP
}
