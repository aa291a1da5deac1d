package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.preflight.Preview;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on standard error where a run is. */
final class Progress implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final PrintWriter err;
    private final boolean silent;
    private final Interrupts interrupts;
    private final Optional<MigrationOutput> printed;

    Progress(PrintWriter err, boolean silent, Interrupts interrupts, Optional<MigrationOutput> printed) {
        this.err = err;
        this.silent = silent;
        this.interrupts = interrupts;
        this.printed = printed;
    }

    @Override
    public boolean cancelled() {
        return interrupts.requested();
    }

    @Override
    public void onCancel(Runnable cancel) {
        interrupts.onRequest(cancel);
    }

    @Override
    public void phaseStarted(Phase phase) {
        say(phase.title() + " ...");
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        say(phase.title() + " done in " + Words.seconds(milliseconds));
    }

    @Override
    public void previewed(Preview made) {
        printed.ifPresent(output -> output.previewed(made));
    }

    @Override
    public void published(MigrationReport report) {
        printed.ifPresent(output -> output.published(report));
    }

    @Override
    public void tableLoaded(String table, long rows, long milliseconds) {
        LOG.info("table {}: {} rows in {} ms", table, rows, milliseconds);
    }

    @Override
    public void note(String message) {
        say(message);
    }

    private synchronized void say(String line) {
        if (!silent) {
            err.println(line);
            err.flush();
        }
    }
}
