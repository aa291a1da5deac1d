package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.backup.RejectFile;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.preflight.Prepared;
import dev.sessiondb.store.Ledger;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.PublishReport;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunState;
import dev.sessiondb.store.SequenceStart;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.Target;
import dev.sessiondb.verify.TableVerification;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run whose preflight has passed, from the backup to the publish. Used once. */
final class Run {

    /** What a run works on. */
    record Stores(
            SourceStore source, Prepared prepared, Optional<Replacement> replacement, Optional<ResumedRun> resumed) {}

    private final RunRecord record;
    private final MigrationOptions options;
    private final SourceStore sourceStore;
    private final Prepared prepared;
    private final Optional<Replacement> replacement;
    private final Optional<ResumedRun> resumed;
    private final Retries retries;
    private final PhaseTimer timer;
    private final RunListener listener;
    private final MigrationPlan plan;
    private final Source source;
    private final Target target;
    private final String detail;
    private final List<String> warnings = new ArrayList<>();
    private LoadMeasures measures = new LoadMeasures(Map.of(), List.of());

    Run(RunRecord record, MigrationOptions options, Stores stores, PhaseTimer timer, RunListener listener) {
        this.record = record;
        this.options = options;
        this.sourceStore = stores.source();
        this.prepared = stores.prepared();
        this.replacement = stores.replacement();
        this.resumed = stores.resumed();
        this.retries = new Retries(listener, prepared.lock().orElseThrow()::confirm);
        this.timer = timer;
        this.listener = listener;
        this.plan = prepared.preview().plan().orElseThrow();
        this.source = prepared.source().orElseThrow();
        this.target = prepared.target().orElseThrow();
        boolean resumable =
                replacement.isEmpty() && !source.partial() && source.original().isEmpty();
        this.detail = RunDetail.of(
                plan,
                source.description(),
                options,
                replacement.isPresent() ? "restore" : "migrate to postgres",
                resumable);
    }

    MigrationReport execute() {
        Ledger ledger = target.ledger();
        resumed.ifPresent(this::requireSamePlan);
        timer.start(Phase.BACKUP);
        dropLeftovers();
        if (resumed.isPresent()) {
            ledger.resume(record);
        } else {
            ledger.start(record);
        }
        try {
            Interruption.check(listener);
            return migrate(ledger);
        } catch (SessionDbException e) {
            throw failed(ledger, Interruption.behind(e, e.problem(), listener), e);
        } catch (RuntimeException | Error e) {
            throw failed(ledger, Interruption.behind(e, Failures.unexpected(e), listener), e);
        }
    }

    private void requireSamePlan(ResumedRun run) {
        if (!PlanDigest.of(plan).equals(run.snapshot().plan())) {
            throw Problem.of(
                            ErrorCode.PREFLIGHT_FAILED,
                            "run " + record.runId() + " can't be resumed: its plan was another")
                    .causedBy("the options, or the tables of the target, are not what they were when it started")
                    .hint("give the options it was given, or leave out `--resume` to begin anew")
                    .toException();
        }
    }

    private SessionDbException failed(Ledger ledger, Problem problem, Throwable cause) {
        Problem known = Failures.inPhase(timer.current(), problem);
        SessionDbException failure = known.toException(cause);
        if (ledger.fail(record.runId(), timer.current().title(), failure)) {
            ledger.annotate(record.runId(), RunDetail.of(prepared.preview()));
        }
        return failure;
    }

    private MigrationReport migrate(Ledger ledger) {
        Kept kept = resumed.isPresent() ? resumed(resumed.get()) : keep();
        retries.run("tell the ledger", again -> {
            ledger.keep(record.runId(), snapshot(kept.backup()), detail);
            return true;
        });
        source.release();
        timer.finish();
        Interruption.check(listener);
        timer.start(Phase.STAGE);
        Staging staging = new Staging(target, record, options, listener, retries);
        Stage stage = staging.open();
        try (stage;
                SourceAhead ahead = new SourceAhead(sourceStore, kept.copy(), options.jobs())) {
            if (options.verify() == VerifyMode.FULL && resumed.isEmpty()) {
                ahead.begin(plan.tables());
            }
            Staging.Staged staged = staging.fill(stage, plan, sourceStore, kept.copy());
            MigrationReport report = stageAndPublish(stage, staged, kept, ahead);
            ledger.annotate(record.runId(), RunDetail.of(report));
            return stage.drop() ? report : report.with(leftBehind(stage));
        } catch (SessionDbException e) {
            throw unpublished(stage, Interruption.behind(e, e.problem(), listener))
                    .toException(e);
        } catch (RuntimeException | Error e) {
            throw unpublished(stage, Interruption.behind(e, Failures.unexpected(e), listener))
                    .toException(e);
        }
    }

    private RunSnapshot snapshot(BackupReport backup) {
        return new RunSnapshot(
                backup.copy().path().toAbsolutePath(),
                backup.copy().sha256(),
                backup.manifest().toAbsolutePath(),
                PlanDigest.of(plan));
    }

    /** What the run that died backed up; its rows are only to be had by the same plan. */
    private Kept resumed(ResumedRun run) {
        warnings.add("resumed: the rows are those of the snapshot that run " + record.runId() + " took at "
                + record.startedAt() + "; what was written to the source since is not among them");
        return new Kept(run.backup(), run.snapshot().copy(), Map.of());
    }

    /** The backup, the copy that is read from here on, and what must still be in the target at the publish. */
    private record Kept(BackupReport backup, Path copy, Map<String, String> fingerprints) {}

    private Kept keep() {
        if (replacement.isEmpty()) {
            BackupReport report = prepared.backup().orElseThrow().finish();
            return new Kept(report, report.copy().path(), Map.of());
        }
        BackupPlan planned = prepared.preview().backup().orElseThrow();
        BackupTaker taker = new BackupTaker(record.toolVersion()).ofRun(record.runId(), "restore");
        List<String> replaced =
                plan.mergeGroups().stream().flatMap(List::stream).toList();
        ReplacedServer.Kept kept =
                new ReplacedServer(target, replaced).keep(replacement.get().server(), taker, planned);
        return new Kept(kept.backup(), replacement.get().copy(), kept.fingerprints());
    }

    private MigrationReport stageAndPublish(Stage stage, Staging.Staged staged, Kept kept, SourceAhead ahead) {
        advance(RunState.STAGED, Phase.STAGE);
        timer.finish();
        timer.start(Phase.VERIFY);
        measures = new LoadMeasures(sizes(stage), staged.samples());
        List<TableVerification> verified = verified(stage, staged, kept, ahead);
        Interruption.check(listener);
        if (options.mode() == RunMode.REHEARSAL) {
            return rehearsed(stage, staged, verified, kept);
        }
        advance(RunState.VERIFIED, Phase.VERIFY);
        Optional<RejectReport> rejects = rejects(kept);
        String remembered = RunDetail.with(detail, originals(kept));
        timer.finish();
        PublishReport published = publish(stage, rejects, remembered, kept);
        warnings.addAll(
                stage.analyze(published.merged().stream().map(MergeCount::table).toList()));
        timer.finish();
        if (source.writtenSince()) {
            warnings.add(
                    "the source was written to after the snapshot: those rows are not in the target; stop the application, and bring them with `sessiondb migrate to postgres --catch-up`");
        }
        return report(kept, TableReports.of(staged.loaded(), verified, published), published.sequences(), rejects);
    }

    private List<TableVerification> verified(Stage stage, Staging.Staged staged, Kept kept, SourceAhead ahead) {
        Set<String> known =
                staged.verified().stream().map(TableVerification::table).collect(Collectors.toSet());
        List<TablePlan> rest = plan.tables().stream()
                .filter(table -> !known.contains(table.targetName()))
                .toList();
        Verification verification = new Verification(sourceStore, kept.copy(), stage, retries, listener).with(ahead);
        List<TableVerification> all = new ArrayList<>(staged.verified());
        List<String> tables = plan.tables().stream().map(TablePlan::targetName).toList();
        List<String> unread = options.mode() == RunMode.REHEARSAL ? List.of() : unread(rest);
        try (StagedTables beside = StagedTables.begin(stage, tables, unread, retries)) {
            all.addAll(verification.verify(rest, options.verify(), options.jobs()));
            warnings.addAll(beside.await());
        }
        return all;
    }

    /** What the verification doesn't read value by value. */
    private List<String> unread(List<TablePlan> verified) {
        List<String> moved = new ArrayList<>(PublishPlans.moved(plan));
        if (options.verify() == VerifyMode.FULL) {
            verified.stream()
                    .filter(Verification::readWhole)
                    .map(TablePlan::targetName)
                    .forEach(moved::remove);
        }
        return moved;
    }

    private MigrationReport rehearsed(Stage stage, Staging.Staged staged, List<TableVerification> verified, Kept kept) {
        List<MergeCount> counts = stage.classify(PublishPlans.groups(plan, options.onConflict()));
        Rehearsal measured = new Rehearsal(inPlannedOrder(measures.bytes()));
        advance(RunState.REHEARSED, Phase.VERIFY);
        timer.finish();
        PublishReport wouldBe = new PublishReport(List.of(), counts, List.of());
        return report(kept, TableReports.of(staged.loaded(), verified, wouldBe), List.of(), Optional.empty())
                .with(measured);
    }

    private Map<String, Long> sizes(Stage stage) {
        List<String> tables = plan.tables().stream().map(TablePlan::targetName).toList();
        return retries.run("measure the staged tables", again -> stage.sizes(tables));
    }

    private Map<String, Long> inPlannedOrder(Map<String, Long> bytes) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        plan.tables().stream()
                .map(TablePlan::targetName)
                .forEach(table -> ordered.put(table, bytes.getOrDefault(table, 0L)));
        return ordered;
    }

    private MigrationReport report(
            Kept kept, List<TableReport> tables, List<SequenceStart> sequences, Optional<RejectReport> rejects) {
        return new MigrationReport(
                record.runId(),
                prepared.preview(),
                kept.backup(),
                options.verify(),
                tables,
                sequences,
                timer.times(),
                measures,
                rejects,
                Optional.empty(),
                Optional.empty(),
                warnings);
    }

    private void advance(RunState state, Phase phase) {
        retries.run("tell the ledger", again -> {
            target.ledger().advance(record.runId(), state, phase.title(), detail);
            return true;
        });
    }

    private Originals originals(Kept kept) {
        if (source.partial()) {
            return Originals.NONE;
        }
        try (Source copy = sourceStore.openCopy(kept.copy())) {
            return new OriginalSurvey(copy).of(plan);
        }
    }

    private Optional<RejectReport> rejects(Kept kept) {
        try (Source copy = sourceStore.openCopy(kept.copy())) {
            Path file = RejectFile.of(options.backups().directory(), record.runId());
            return Rejects.write(plan, copy, new Rejects.Place(source.leftOut(), file));
        }
    }

    /** A reject file of a run that isn't published would be taken for one of a run that is. */
    private PublishReport publish(Stage stage, Optional<RejectReport> rejects, String remembered, Kept kept) {
        timer.start(Phase.PUBLISH);
        boolean done = false;
        try {
            prepared.lock().orElseThrow().confirm();
            Interruption.check(listener);
            PublishPlan what = (source.catchesUp()
                            ? PublishPlans.catchUp(plan, options.onConflict(), remembered)
                            : PublishPlans.of(plan, options.onConflict(), remembered))
                    .unchanged(kept.fingerprints());
            PublishReport report = retries.run("publish", again -> stage.publish(what));
            done = true;
            return report;
        } finally {
            if (!done) {
                rejects.map(RejectReport::file).ifPresent(RejectFile::remove);
            }
        }
    }

    private static Problem unpublished(Stage stage, Problem problem) {
        if (problem.state().contains("unknown")) {
            return problem;
        }
        String schema = "staging schema `" + stage.schemaName() + "`";
        return stage.drop()
                ? problem.state("nothing was published; " + schema + " was dropped")
                : problem.state("nothing was published; " + leftBehind(stage));
    }

    private static String leftBehind(Stage stage) {
        return "staging schema `" + stage.schemaName() + "` is still there; the next run drops it";
    }

    private void dropLeftovers() {
        for (String runId : target.leftoverStages()) {
            if (!runId.equals(record.runId())) {
                target.dropStage(runId);
                listener.note("the staging schema of run " + runId + ", which died, was dropped");
            }
        }
    }
}
