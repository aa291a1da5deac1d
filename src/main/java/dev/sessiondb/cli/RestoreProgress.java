package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.RunSize;
import dev.sessiondb.preflight.Preview;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Says where a restore into PostgreSQL is; its checks and plan are printed in another way than a migration's. */
final class RestoreProgress implements RunListener {
    private final RunListener progress;
    private final Consumer<Preview> previewed;

    RestoreProgress(RunListener progress, Consumer<Preview> previewed) {
        this.progress = progress;
        this.previewed = previewed;
    }

    @Override
    public boolean cancelled() {
        return progress.cancelled();
    }

    @Override
    public void onCancel(Runnable cancel) {
        progress.onCancel(cancel);
    }

    @Override
    public void phaseStarted(Phase phase) {
        progress.phaseStarted(phase);
    }

    @Override
    public void stepStarted(String step) {
        progress.stepStarted(step);
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        progress.phaseFinished(phase, milliseconds);
    }

    @Override
    public void sized(RunSize size) {
        progress.sized(size);
    }

    @Override
    public void previewed(Preview made) {
        previewed.accept(made);
    }

    @Override
    public void published(MigrationReport report) {
        progress.published(report);
    }

    @Override
    public void tablesPlanned(int tables, OptionalLong rows) {
        progress.tablesPlanned(tables, rows);
    }

    @Override
    public void tableStarted(String table, OptionalLong rows) {
        progress.tableStarted(table, rows);
    }

    @Override
    public void rowsDone(String table, long more) {
        progress.rowsDone(table, more);
    }

    @Override
    public void tableFinished(String table) {
        progress.tableFinished(table);
    }

    @Override
    public void tableLoaded(String table, long rows, long milliseconds) {
        progress.tableLoaded(table, rows, milliseconds);
    }

    @Override
    public void note(String message) {
        progress.note(message);
    }
}
