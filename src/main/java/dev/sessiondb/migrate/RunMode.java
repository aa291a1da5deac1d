package dev.sessiondb.migrate;

/** How far a run goes, and where it begins. */
public enum RunMode {
    /** From the backup to the publish. */
    WHOLE,
    /** From the backup to verify; then the staging schema is dropped. */
    REHEARSAL,
    /** From where a run that died stopped to the publish. */
    RESUME
}
