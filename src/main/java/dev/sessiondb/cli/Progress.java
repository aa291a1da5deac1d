package dev.sessiondb.cli;

import dev.sessiondb.config.Backend;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.RunSize;
import dev.sessiondb.preflight.Preview;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run of a command tells: where it is, to what shows that, and what it found, to what prints that. */
final class Progress implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final RunListener display;
    private final Interrupts interrupts;
    private final Optional<MigrationOutput> printed;

    Progress(RunListener display, Interrupts interrupts, Optional<MigrationOutput> printed) {
        this.display = display;
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
        display.phaseStarted(phase);
    }

    @Override
    public void stepStarted(String step) {
        display.stepStarted(step);
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        display.phaseFinished(phase, milliseconds);
    }

    @Override
    public void sourceChosen(Backend kind) {
        display.sourceChosen(kind);
    }

    @Override
    public void sized(RunSize size) {
        display.sized(size);
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
    public void tablesPlanned(int tables, OptionalLong rows) {
        display.tablesPlanned(tables, rows);
    }

    @Override
    public void tableStarted(String table, OptionalLong rows) {
        display.tableStarted(table, rows);
    }

    @Override
    public void rowsDone(String table, long more) {
        display.rowsDone(table, more);
    }

    @Override
    public void tableFinished(String table) {
        display.tableFinished(table);
    }

    @Override
    public void tableLoaded(String table, long rows, long milliseconds) {
        LOG.info("table {}: {} rows in {} ms", table, rows, milliseconds);
    }

    @Override
    public void note(String message) {
        display.note(message);
    }
}
