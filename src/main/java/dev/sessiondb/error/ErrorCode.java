package dev.sessiondb.error;

/** The kinds of failure, each with its exit status. What each says of the data stands in {@code docs/exit-status.md}. */
public enum ErrorCode {
    INTERNAL(1),
    USAGE(2),
    CONFIG_INVALID(3),
    PREFLIGHT_FAILED(4),
    BACKUP_FAILED(5),
    MIGRATION_FAILED(6),
    VERIFY_FAILED(7),
    RESTORE_FAILED(8),
    CUTOVER_FAILED(9),
    SOURCE_UNAVAILABLE(10),
    LOCKED(11),
    TARGET_UNAVAILABLE(12),
    COMPLETED_WITH_REJECTS(13),
    DRIFT(14),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int exitStatus;

    ErrorCode(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** The process's exit status, 1 to 143. */
    public int exitStatus() {
        return exitStatus;
    }
}
