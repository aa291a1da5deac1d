package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileClaim;
import dev.sessiondb.store.FileDestination;
import dev.sessiondb.store.FileMark;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a file of a backup in place, byte for byte: a dry run, or the real one. */
public final class Restorer {

    /**
     * What is read and written.
     *
     * @param current what is at the destination as a source, of which a backup is taken before it is replaced
     * @param contents makes of a backup what is put there; each used once
     */
    public record Stores(
            RestoreFiles files, FileDestination destination, SourceStore current, Supplier<RestoreContents> contents) {}

    private final Stores stores;
    private final FileDestination destination;
    private final RestoreOptions options;
    private final BackupTaker taker;
    private RunListener listener = new RunListener() {};

    public Restorer(Stores stores, RestoreOptions options, BackupTaker taker) {
        this.stores = stores;
        this.destination = stores.destination();
        this.options = options;
        this.taker = taker;
    }

    /** The file that is made or replaced. */
    public Path destination() {
        return destination.path();
    }

    /** The same, telling there how it goes on. */
    public Restorer watchedBy(RunListener watching) {
        listener = watching;
        return this;
    }

    /** The dry run: every check; leaves everything as it was. */
    public RestorePlan plan() {
        try (RestoreContents contents = stores.contents().get()) {
            return plan(contents);
        }
    }

    private RestorePlan plan(RestoreContents contents) {
        listener.phaseStarted(Phase.PREFLIGHT);
        return new RestorePlanner(destination, stores.current(), options)
                .plan(new BackupChoice(options, stores.files()), contents);
    }

    /**
     * The real run. A destination that holds the backup already is left alone.
     *
     * @param planned is given the plan before anything is written
     * @throws SessionDbException when it wasn't restored; the destination is as before then, unless its state says otherwise
     */
    public RestoreReport run(Consumer<RestorePlan> planned) {
        try (RestoreContents contents = stores.contents().get()) {
            RestorePlan plan = plan(contents);
            planned.accept(plan);
            if (plan.obstacle().isPresent()) {
                throw refusal(plan.obstacle().get());
            }
            return plan.action() == RestoreAction.NOTHING
                    ? new RestoreReport(plan, plan.backup().orElseThrow(), Optional.empty())
                    : put(plan);
        }
    }

    private RestoreReport put(RestorePlan plan) {
        FileMark mark = destination.mark();
        Optional<BackupReport> replaced = plan.replaced().map(this::keep);
        requireGoingOn();
        listener.phaseStarted(Phase.PUBLISH);
        try (FileClaim claim = destination.claim(mark)) {
            claim.replace(plan.content().orElseThrow());
        }
        return new RestoreReport(plan, plan.backup().orElseThrow(), replaced);
    }

    private BackupReport keep(BackupPlan plan) {
        listener.phaseStarted(Phase.BACKUP);
        try (Source source = stores.current().open()) {
            return taker.take(source, stores.current(), plan);
        }
    }

    /** What ends a command one of whose checks failed. */
    public static SessionDbException refusal(Check failed) {
        Problem problem =
                Problem.of(failed.code(), "not restored: " + failed.title()).causedBy(failed.detail());
        return failed.hint().map(problem::hint).orElse(problem).toException();
    }

    static void requireGoingOn() {
        if (Thread.interrupted()) {
            throw interrupted();
        }
    }

    static SessionDbException interrupted() {
        return Problem.of(ErrorCode.INTERRUPTED, "interrupted before the destination was touched")
                .hint("run the same command again")
                .toException();
    }
}
