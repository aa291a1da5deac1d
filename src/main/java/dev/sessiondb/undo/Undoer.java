package dev.sessiondb.undo;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Json;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.ReplacedServer;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.migrate.RunIds;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.ServerSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.UndoOrder;
import dev.sessiondb.store.UndoPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a published run back: a dry run, or the real one. What goes is backed up first. */
public final class Undoer {
    private static final String COMMAND = "undo";

    private final TargetStore store;
    private final ServerSourceStore server;
    private final UndoOptions options;
    private final RunEnvironment environment;
    private final RunListener listener;

    /** @param server the target's tables as a source, for the backup */
    public Undoer(
            TargetStore store,
            ServerSourceStore server,
            UndoOptions options,
            RunEnvironment environment,
            RunListener listener) {
        this.store = store;
        this.server = server;
        this.options = options;
        this.environment = environment;
        this.listener = listener;
    }

    /**
     * The dry run: every check, and what would happen to the row; leaves everything as it was.
     *
     * @throws SessionDbException with {@code USAGE} when the ledger doesn't know the run
     */
    public UndoPreview plan() {
        listener.phaseStarted(Phase.PREFLIGHT);
        List<Check> checks = new ArrayList<>(store.probe());
        if (checks.stream().anyMatch(Check::failed)) {
            return new UndoPreview(Optional.empty(), Optional.empty(), Optional.empty(), checks);
        }
        try (Target target = store.open()) {
            return plan(target, checks, environment.clock().instant());
        }
    }

    private UndoPreview plan(Target target, List<Check> checks, Instant now) {
        UndoPlan plan = target.planUndo(options.runId(), options.keepChanged());
        checks.addAll(plan.checks());
        Optional<BackupPlan> backup = Optional.empty();
        if (plan.possible() && !plan.affected().isEmpty()) {
            backup = Optional.of(BackupPlanner.plan(options.backups(), now, bytes(target)));
            checks.addAll(BackupPlanner.checks(backup.get()));
            checks.add(ReplacedServer.check(server.only(plan.affected())));
        }
        return new UndoPreview(Optional.of(target.description()), Optional.of(plan), backup, checks);
    }

    private static long bytes(Target target) {
        try (TargetSnapshot snapshot = target.snapshot()) {
            return snapshot.bytes();
        }
    }

    /**
     * The real run.
     *
     * @param previewed is given what would happen before anything does
     * @throws SessionDbException when nothing was taken back; its state says what there is now
     */
    public UndoReport run(Consumer<UndoPreview> previewed) {
        Instant now = environment.clock().instant();
        listener.phaseStarted(Phase.PREFLIGHT);
        List<Check> checks = new ArrayList<>(store.probe());
        require(checks);
        try (Target target = store.open();
                RunLock lock = target.lock(record(now))) {
            UndoPreview preview = plan(target, checks, now);
            previewed.accept(preview);
            require(preview.checks());
            return run(target, lock, preview);
        }
    }

    private static void require(List<Check> checks) {
        Optional<Check> obstacle = checks.stream().filter(Check::failed).findFirst();
        if (obstacle.isPresent()) {
            throw Migrator.refusal(obstacle.get().code(), checks);
        }
    }

    private UndoReport run(Target target, RunLock lock, UndoPreview preview) {
        Optional<ReplacedServer.Kept> kept = preview.backup().map(backup -> keep(target, preview, backup));
        try {
            lock.confirm();
            listener.phaseStarted(Phase.PUBLISH);
            listener.stepStarted("taking the run back");
            UndoOrder order = new UndoOrder(
                    options.runId(),
                    options.keepChanged(),
                    kept.map(ReplacedServer.Kept::fingerprints).orElse(Map.of()),
                    detail(kept));
            UndoPlan done = target.undo(order);
            return new UndoReport(preview, done, kept.map(ReplacedServer.Kept::backup));
        } catch (SessionDbException e) {
            Problem problem = e.problem();
            throw problem.state().contains("unknown")
                    ? e
                    : problem.state("nothing was taken back: the tables are as they were")
                            .toException(e);
        }
    }

    private ReplacedServer.Kept keep(Target target, UndoPreview preview, BackupPlan backup) {
        listener.phaseStarted(Phase.BACKUP);
        List<String> affected = preview.plan().orElseThrow().affected();
        BackupTaker taker = new BackupTaker(environment.toolVersion()).of(COMMAND);
        return new ReplacedServer(target, affected).keep(server.only(affected), taker, backup);
    }

    private String detail(Optional<ReplacedServer.Kept> kept) {
        Map<String, Object> undo = new LinkedHashMap<>();
        undo.put("at", environment.clock().instant().toString());
        undo.put("host", environment.host());
        undo.put("user", environment.user());
        undo.put("keepChanged", options.keepChanged());
        kept.ifPresent(k -> undo.put("backup", k.backup().manifest().toString()));
        return Json.line(Map.of(COMMAND, undo));
    }

    private RunRecord record(Instant now) {
        return new RunRecord(
                RunIds.next(now),
                now,
                Path.of(COMMAND),
                environment.toolVersion(),
                environment.host(),
                environment.pid(),
                environment.user());
    }
}
