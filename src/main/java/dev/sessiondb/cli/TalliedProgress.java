package dev.sessiondb.cli;

import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import java.util.OptionalLong;

/** Keeps count of the work, for a display that says how far it is. */
abstract class TalliedProgress implements RunListener {
    private final WorkTally tally;

    TalliedProgress(WorkTally tally) {
        this.tally = tally;
    }

    final WorkTally tally() {
        return tally;
    }

    @Override
    public void phaseStarted(Phase phase) {
        tally.phaseStarted(phase.title());
    }

    @Override
    public void stepStarted(String step) {
        tally.stepStarted(step);
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        tally.phaseFinished();
    }

    @Override
    public void tablesPlanned(int tables, OptionalLong rows) {
        tally.tablesPlanned(tables, rows);
    }

    @Override
    public void tableStarted(String table, OptionalLong rows) {
        tally.tableStarted(table, rows);
    }

    @Override
    public void rowsDone(String table, long more) {
        tally.rowsDone(table, more);
    }

    @Override
    public void tableFinished(String table) {
        tally.tableFinished(table);
    }
}
