package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileClaim;
import dev.sessiondb.store.FileDestination;
import dev.sessiondb.store.FileMark;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the SQLite copy of a backup in place, byte for byte: a dry run, or the real one. */
public final class Restorer {
    private final FileDestination destination;
    private final SourceStore current;
    private final RestoreOptions options;
    private final BackupTaker taker;

    /**
     * A restorer of one destination.
     *
     * @param current the same file as a source, of which a backup is taken before it is replaced
     */
    public Restorer(FileDestination destination, SourceStore current, RestoreOptions options, BackupTaker taker) {
        this.destination = destination;
        this.current = current;
        this.options = options;
        this.taker = taker.of("restore");
    }

    /** The dry run: every check; leaves everything as it was. */
    public RestorePlan plan() {
        return new RestorePlanner(destination, current, options).plan();
    }

    /**
     * The real run. A destination that holds the backup already is left alone.
     *
     * @param planned is given the plan before anything is written
     * @throws SessionDbException when it wasn't restored; the destination is as before then, unless its state says otherwise
     */
    public RestoreReport run(Consumer<RestorePlan> planned) {
        RestorePlan plan = plan();
        planned.accept(plan);
        if (plan.obstacle().isPresent()) {
            throw refusal(plan.obstacle().get());
        }
        ChosenBackup backup = plan.backup().orElseThrow();
        if (plan.action() == RestoreAction.NOTHING) {
            return new RestoreReport(plan, backup, Optional.empty());
        }
        FileMark mark = destination.mark();
        Optional<BackupReport> replaced = plan.replaced().map(this::keep);
        requireGoingOn();
        try (FileClaim claim = destination.claim(mark)) {
            claim.replace(backup.content());
        }
        return new RestoreReport(plan, backup, replaced);
    }

    private BackupReport keep(BackupPlan plan) {
        try (Source source = current.open()) {
            return taker.take(source, current, plan);
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
