package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.preflight.Preflight;
import dev.sessiondb.preflight.PreflightOptions;
import dev.sessiondb.preflight.Prepared;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Migrates a SQLite database to PostgreSQL: a dry run, or the whole pipeline. */
public final class Migrator {
    private final SourceStore source;
    private final TargetStore target;
    private final MigrationOptions options;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final Optional<Replacement> replacement;
    private final Optional<ResumedRun> resumed;

    public Migrator(
            SourceStore source,
            TargetStore target,
            MigrationOptions options,
            RunEnvironment environment,
            RunListener listener) {
        this(new Stores(source, target, Optional.empty(), Optional.empty()), options, environment, listener);
    }

    private record Stores(
            SourceStore source, TargetStore target, Optional<Replacement> replacement, Optional<ResumedRun> resumed) {}

    private Migrator(Stores stores, MigrationOptions options, RunEnvironment environment, RunListener listener) {
        this.source = stores.source();
        this.target = stores.target();
        this.replacement = stores.replacement();
        this.resumed = stores.resumed();
        this.options = options;
        this.environment = environment;
        this.listener = listener;
    }

    /** The same, restoring a backup: it makes the target's tables equal to the source's; its options say {@code REPLACE}. */
    public Migrator replacing(Replacement what) {
        return new Migrator(new Stores(source, target, Optional.of(what), resumed), options, environment, listener);
    }

    /** The same, going on with the run that died last. */
    private Migrator resuming() {
        Path path = source.path().toAbsolutePath();
        try (Target open = target.open()) {
            ResumedRun run = ResumedRun.find(open, path);
            listener.note("run " + run.died().runId() + ", which died in phase "
                    + run.died().phase() + ", is resumed");
            Stores stores = new Stores(new ResumedSource(source, run), target, Optional.empty(), Optional.of(run));
            return new Migrator(stores, options, environment, listener);
        }
    }

    private boolean toResume() {
        return options.mode() == RunMode.RESUME && resumed.isEmpty();
    }

    /** The dry run: every check and the plan; leaves source, target and file system as they were. */
    public Preview preview() {
        if (toResume()) {
            return resuming().preview();
        }
        Instant now = environment.clock().instant();
        listener.phaseStarted(Phase.PREFLIGHT);
        try (Prepared prepared = preflight(now, record(now).runId()).prepare()) {
            Interruption.check(listener);
            Preview preview = prepared.preview();
            RunSize.of(preview).ifPresent(listener::sized);
            return replacement
                    .filter(what -> preview.obstacle().isEmpty())
                    .map(what -> preview.with(ReplacedServer.check(what.server())))
                    .orElse(preview);
        }
    }

    /**
     * The real run.
     *
     * @throws dev.sessiondb.error.SessionDbException when it couldn't be published; its state says what there is now
     */
    public MigrationReport run() {
        if (toResume()) {
            return resuming().run();
        }
        Instant now = environment.clock().instant();
        RunRecord run = record(now);
        PhaseTimer timer = new PhaseTimer(listener);
        timer.start(Phase.PREFLIGHT);
        try (Prepared prepared = preflight(now, run.runId()).prepare(run, taker(run))) {
            Preview preview = prepared.preview();
            Interruption.check(listener);
            timer.finish();
            RunSize.of(preview).ifPresent(listener::sized);
            listener.previewed(preview);
            if (preview.obstacle().isPresent()) {
                throw refusal(preview.obstacle().get(), preview);
            }
            MigrationReport report = new Run(
                            run, options, new Run.Stores(source, prepared, replacement, resumed), timer, listener)
                    .execute();
            if (report.rehearsal().isPresent()) {
                return report;
            }
            requireAccounted(report);
            return options.cutover()
                    .map(change -> cutOver(change, report, prepared))
                    .orElse(report);
        }
    }

    /** What is resumed has its backup, and a restore takes one of what it replaces. */
    private Optional<BackupTaker> taker(RunRecord run) {
        return replacement.isPresent() || resumed.isPresent()
                ? Optional.empty()
                : Optional.of(new BackupTaker(run.toolVersion()).ofRun(run.runId(), "migrate to postgres"));
    }

    private static void requireAccounted(MigrationReport report) {
        if (report.accountedRows() != report.sourceRows()) {
            throw Problem.of(
                            ErrorCode.VERIFY_FAILED,
                            report.accountedRows() + " of " + report.sourceRows() + " rows are accounted for")
                    .state("run " + report.runId() + " is published; its backup is "
                            + report.backup().manifest())
                    .hint("compare the tables' rows with `sessiondb status`, and report this: it is a bug")
                    .toException();
        }
    }

    private MigrationReport cutOver(DefaultBackendChange change, MigrationReport report, Prepared prepared) {
        listener.published(report);
        listener.phaseStarted(Phase.CUTOVER);
        try {
            Interruption.check(listener);
            return report.with(change.apply(prepared.target().map(Target::ledger), Optional.of(report.runId())));
        } catch (SessionDbException e) {
            String state =
                    "run " + report.runId() + " is published and verified; the configured default backend is as before";
            throw e.problem().state(state).toException(e);
        }
    }

    private Preflight preflight(Instant now, String runId) {
        PlanOptions plan = new PlanOptions(options.policies(), RunIds.version(runId));
        PreflightOptions settings = new PreflightOptions(
                plan,
                options.onConflict(),
                options.backups(),
                now,
                options.configured(),
                options.cutover().map(DefaultBackendChange::check));
        return new Preflight(source, target, settings).watchedBy(listener);
    }

    private RunRecord record(Instant now) {
        return new RunRecord(
                resumed.map(run -> run.died().runId()).orElseGet(() -> RunIds.next(now)),
                resumed.map(run -> run.died().startedAt()).orElse(now),
                replacement.map(Replacement::name).orElse(source.path()).toAbsolutePath(),
                environment.toolVersion(),
                environment.host(),
                environment.pid(),
                environment.user());
    }

    /** What ends a command whose preflight failed: the obstacle that comes first gives the exit status and the message. */
    public static SessionDbException refusal(ErrorCode code, Preview preview) {
        return refusal(code, preview.checks());
    }

    /** The same for checks that were made outside a preflight. */
    public static SessionDbException refusal(ErrorCode code, List<Check> checks) {
        List<Check> failed = checks.stream().filter(Check::failed).toList();
        Check first = failed.stream().filter(c -> c.code() == code).findFirst().orElseThrow();
        String others = failed.size() == 1 ? "" : " (and " + (failed.size() - 1) + " more checks failed)";
        Problem problem =
                Problem.of(code, "preflight failed: " + first.title() + others).causedBy(first.detail());
        return problem.hint(first.hint().orElse("see the checks above")).toException();
    }
}
