package dev.sessiondb.backup;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import java.util.Optional;

/** Takes a backup: the copy, its dump and the manifest, all read back before they get their names. */
public final class BackupTaker {
    private final BackupMaker maker;

    /** A taker that names this version of sessiondb in what it writes. */
    public BackupTaker(String toolVersion) {
        this(new BackupMaker("sessiondb " + toolVersion, Optional.empty(), Optional.empty()));
    }

    private BackupTaker(BackupMaker maker) {
        this.maker = maker;
    }

    /**
     * The same, and its backups say that they were taken by a command of this program.
     *
     * @param command such as {@code restore}
     */
    public BackupTaker of(String command) {
        return new BackupTaker(new BackupMaker(maker.tool(), maker.run(), Optional.of(command)));
    }

    /** The same, and its backups belong to a run. */
    public BackupTaker ofRun(String runId, String command) {
        return new BackupTaker(new BackupMaker(maker.tool(), Optional.of(runId), Optional.of(command)));
    }

    /**
     * Takes a backup of a snapshot. Only when all of it was read back and found good do the planned files exist. Memory is bounded, whatever the size of a value.
     *
     * @param store opens the copy
     * @throws SessionDbException with {@code BACKUP_FAILED}, or {@code INTERRUPTED} when the thread was (its flag is cleared then); what was made is removed, and what can't be is named
     */
    public BackupReport take(Source source, SourceStore store, BackupPlan plan) {
        try (BackupUnderWay backup = begin(source, store, plan)) {
            return backup.finish();
        }
    }

    /**
     * Begins to take a backup: the copy is made at once, and the rest on threads of its own, which read only the copy. What goes wrong is told when it is finished.
     *
     * @param source stays open, and is read by nobody else while the backup is finished
     */
    public BackupUnderWay begin(Source source, SourceStore store, BackupPlan plan) {
        PartialBackup partial = new PartialBackup(plan);
        return BackupUnderWay.begin(plan, partial, new BackupSteps(maker, source, store, partial));
    }
}
