package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.preflight.SqlitePreflight;
import dev.sessiondb.preflight.SqlitePreflightOptions;
import dev.sessiondb.preflight.SqlitePrepared;
import dev.sessiondb.preflight.SqlitePreview;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Migrates PostgreSQL to a SQLite file: a dry run, which tries all of it in a private directory, or the whole pipeline. */
public final class SqliteMigrator {

    /**
     * What is read and written.
     *
     * @param old the SQLite file as a source, to be read where it is there
     */
    public record Stores(TargetStore server, FileStore file, SourceStore old) {}

    private final Stores stores;
    private final SqliteOptions options;
    private final RunEnvironment environment;
    private final RunListener listener;

    public SqliteMigrator(Stores stores, SqliteOptions options, RunEnvironment environment, RunListener listener) {
        this.stores = stores;
        this.options = options;
        this.environment = environment;
        this.listener = listener;
    }

    /** The dry run; leaves PostgreSQL, the file and its directory as they were. What would go wrong is among the checks. */
    public SqliteReport preview() {
        Instant now = environment.clock().instant();
        String runId = RunIds.next(now);
        listener.phaseStarted(Phase.PREFLIGHT);
        try (SqlitePrepared prepared = preflight(now, runId).prepare()) {
            Interruption.check(listener);
            SqlitePreview preview = prepared.preview();
            RunSize.of(preview).ifPresent(listener::sized);
            if (preview.obstacle().isPresent()) {
                return new SqliteReport(runId, preview, Optional.empty(), List.of(), List.of(), List.of());
            }
            return new SqliteRehearsal(stores, prepared, planOptions(runId), listener).run(runId);
        }
    }

    /**
     * The real run.
     *
     * @param previewed is told the checks and the plan, before anything is written
     * @throws SessionDbException when it couldn't be published; its state says what there is now
     */
    public SqliteReport run(Consumer<SqlitePreview> previewed) {
        Instant now = environment.clock().instant();
        String runId = RunIds.next(now);
        PhaseTimer timer = new PhaseTimer(listener);
        timer.start(Phase.PREFLIGHT);
        try (SqlitePrepared prepared = preflight(now, runId).prepare()) {
            Interruption.check(listener);
            timer.finish();
            RunSize.of(prepared.preview()).ifPresent(listener::sized);
            previewed.accept(prepared.preview());
            Optional<ErrorCode> obstacle = prepared.preview().obstacle();
            if (obstacle.isPresent()) {
                throw refusal(obstacle.get(), prepared.preview());
            }
            SqliteRun run = new SqliteRun(stores, prepared, timer, listener);
            return run.execute(runId, environment.toolVersion(), planOptions(runId));
        }
    }

    private SqlitePreflight preflight(Instant now, String runId) {
        SqlitePreflightOptions preflight =
                new SqlitePreflightOptions(planOptions(runId), options.replace(), options.backups(), now);
        return new SqlitePreflight(stores.server(), stores.file(), stores.old(), preflight);
    }

    private PlanOptions planOptions(String runId) {
        return new PlanOptions(options.policies(), RunIds.version(runId));
    }

    /** What ends a command whose preflight failed. */
    public static SessionDbException refusal(ErrorCode code, SqlitePreview preview) {
        return Migrator.refusal(code, preview.checks());
    }
}
