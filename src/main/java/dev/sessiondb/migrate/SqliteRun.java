package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.preflight.RememberedFile;
import dev.sessiondb.preflight.SqlitePrepared;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.TargetSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run to SQLite whose preflight has passed, from the backup to the publish. Used once. */
final class SqliteRun {
    private final SqliteMigrator.Stores stores;
    private final SqlitePrepared prepared;
    private final PhaseTimer timer;
    private final RunListener listener;
    private final List<String> warnings = new ArrayList<>();

    SqliteRun(SqliteMigrator.Stores stores, SqlitePrepared prepared, PhaseTimer timer, RunListener listener) {
        this.stores = stores;
        this.prepared = prepared;
        this.timer = timer;
        this.listener = listener;
    }

    SqliteReport execute(String runId, String toolVersion, PlanOptions options) {
        Path staged = stores.file().temporary(runId);
        try {
            return migrate(runId, toolVersion, options);
        } catch (SessionDbException e) {
            throw failed(staged, Interruption.behind(e, e.problem(), listener)).toException(e);
        } catch (RuntimeException | Error e) {
            throw failed(staged, Interruption.behind(e, Failures.unexpected(e), listener))
                    .toException(e);
        }
    }

    private SqliteReport migrate(String runId, String toolVersion, PlanOptions options) {
        timer.start(Phase.BACKUP);
        for (Path leftover : stores.file().removeLeftovers()) {
            listener.note("`" + leftover + "`, which a run that died left, was removed");
        }
        Optional<BackupReport> backup = prepared.old().map(old -> backup(old, runId, toolVersion));
        timer.finish();
        SqlitePlan plan = prepared.preview().plan().orElseThrow();
        TargetSnapshot snapshot = prepared.snapshot().orElseThrow();
        Path file = stores.file().temporary(runId);
        timer.start(Phase.STAGE);
        SqliteStaging staging = new SqliteStaging(plan, snapshot, stores.file(), listener);
        List<SqliteTableReport> tables =
                staging.make(file, backup.map(b -> b.copy().path()).or(() -> prepared.remembered()
                        .map(RememberedFile::path)));
        warnings.addAll(staging.warnings());
        timer.finish();
        timer.start(Phase.VERIFY);
        tables = new SqliteVerification(stores.old(), snapshot, options, listener).verify(file, plan, tables);
        Interruption.check(listener);
        timer.finish();
        timer.start(Phase.PUBLISH);
        publish(file);
        timer.finish();
        return new SqliteReport(runId, prepared.preview(), backup, tables, timer.times(), warnings);
    }

    private BackupReport backup(Source old, String runId, String toolVersion) {
        Interruption.check(listener);
        BackupReport report = new BackupTaker(toolVersion)
                .ofRun(runId, "migrate to sqlite")
                .take(old, stores.old(), prepared.preview().backup().orElseThrow());
        old.release();
        Interruption.check(listener);
        return report;
    }

    /** From here on this process must not have the old file open: closing it would drop the lock that keeps others out. */
    private void publish(Path file) {
        boolean written = prepared.old().map(Source::writtenSince).orElse(false);
        prepared.old().ifPresent(Source::close);
        if (written) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "`" + stores.file().path() + "` was written to while the new file was made")
                    .state("nothing was published; the SQLite file is as its writer left it")
                    .hint("stop the application that uses it, and run again")
                    .toException();
        }
        Interruption.check(listener);
        warnings.addAll(prepared.replacement().orElseThrow().publish(file));
    }

    private Problem failed(Path staged, Problem problem) {
        Problem known = Failures.inPhase(timer.current(), problem);
        String left = remove(staged) ? "" : "; `" + staged + "` is left over";
        return known.state(state(known) + left);
    }

    private String state(Problem problem) {
        if (!problem.state().equals(Problem.NOTHING_CHANGED)) {
            return problem.state();
        }
        return prepared.preview().replaces()
                ? "nothing was published; the SQLite file is as it was"
                : "nothing was published; there is no SQLite file";
    }

    private static boolean remove(Path staged) {
        try {
            for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
                Files.deleteIfExists(staged.resolveSibling(staged.getFileName() + suffix));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
