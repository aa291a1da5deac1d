package dev.sessiondb.backup;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import java.io.IOException;

/** Takes a backup: the copy, its dump and the manifest, all read back before they get their names. */
public final class BackupTaker {
    private final String tool;

    /** A taker that names this version of sessiondb in what it writes. */
    public BackupTaker(String toolVersion) {
        this.tool = "sessiondb " + toolVersion;
    }

    /**
     * Takes a backup of a snapshot. Only when all of it was read back and found good do the planned files exist. Memory is bounded, whatever the size of a value.
     *
     * @param store opens the copy
     * @throws SessionDbException with {@code BACKUP_FAILED}, or {@code INTERRUPTED} when the thread was (its flag is cleared then); what was made is removed, and what can't be is named
     */
    public BackupReport take(Source source, SourceStore store, BackupPlan plan) {
        PartialBackup partial = new PartialBackup(plan);
        boolean done = false;
        try {
            partial.create();
            BackupReport report = new BackupSteps(tool, source, store, partial).run();
            done = true;
            return report;
        } catch (IOException | SessionDbException e) {
            throw new BackupFailure(plan, partial).exception(e);
        } finally {
            if (!done) {
                partial.remove();
            }
        }
    }
}
