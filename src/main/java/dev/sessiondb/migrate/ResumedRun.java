package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupCatalogue;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that died, whose backup and staging schema are there.
 *
 * @param snapshot what it migrated
 * @param backup as its manifest describes it
 */
record ResumedRun(RunSummary died, RunSnapshot snapshot, BackupReport backup) {
    private static final String ANEW = "leave out `--resume`: the next run begins anew, and drops what this one left";

    /**
     * The newest that can be gone on with.
     *
     * @param source absolute
     * @throws SessionDbException with {@code PREFLIGHT_FAILED} when there is none, or its backup isn't what it was
     */
    static ResumedRun find(Target target, Path source) {
        List<String> staged = target.leftoverStages();
        RunSummary died = target.ledger().runs().stream()
                .filter(run -> !run.underWay() && staged.contains(run.runId()))
                .findFirst()
                .orElseThrow(() -> refused("there is no run to resume: no run that died left a staging schema"));
        if (!RunDetail.resumable(died.detail())) {
            throw refused("run " + died.runId() + " can't be resumed: only migrations of whole databases can");
        }
        if (!died.source().equals(source.toString())) {
            throw refused("run " + died.runId() + " can't be resumed: its source was `" + died.source() + "`, not `"
                    + source + "`");
        }
        RunSnapshot snapshot =
                died.snapshot().orElseThrow(() -> refused("run " + died.runId() + " died before its backup was done"));
        return new ResumedRun(died, snapshot, backup(died, snapshot));
    }

    private static BackupReport backup(RunSummary died, RunSnapshot snapshot) {
        requireCopy(died, snapshot);
        BackupEntry entry = BackupCatalogue.read(snapshot.manifest());
        if (entry.health().damaged()) {
            throw refused("run " + died.runId() + " can't be resumed: the manifest of its backup can't be read, `"
                    + snapshot.manifest() + "`");
        }
        return new BackupReport(entry.copy(), entry.dump(), entry.original(), entry.manifest(), entry.rows());
    }

    private static void requireCopy(RunSummary died, RunSnapshot snapshot) {
        String what = "run " + died.runId() + " can't be resumed: its backup copy `" + snapshot.copy() + "` ";
        try {
            if (!Files.exists(snapshot.copy())) {
                throw refused(what + "is gone");
            }
            String found = Sha256.of(snapshot.copy());
            if (!found.equals(snapshot.sha256())) {
                throw refused(what + "has the SHA-256 " + found + ", and the ledger says " + snapshot.sha256());
            }
        } catch (IOException e) {
            throw refused(what + "can't be read: " + e.getMessage());
        }
    }

    private static SessionDbException refused(String why) {
        return Problem.of(ErrorCode.PREFLIGHT_FAILED, why).hint(ANEW).toException();
    }
}
