package dev.sessiondb.cli;

import dev.sessiondb.config.Backend;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.RunSize;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What shows a run and what observes it: both are told the same. */
final class TwoListeners implements RunListener {
    private final RunListener shown;
    private final RunListener observer;

    TwoListeners(RunListener shown, RunListener observer) {
        this.shown = shown;
        this.observer = observer;
    }

    private void tell(Consumer<RunListener> what) {
        what.accept(shown);
        what.accept(observer);
    }

    @Override
    public void phaseStarted(Phase phase) {
        tell(each -> each.phaseStarted(phase));
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        tell(each -> each.phaseFinished(phase, milliseconds));
    }

    @Override
    public void stepStarted(String step) {
        tell(each -> each.stepStarted(step));
    }

    @Override
    public void sourceChosen(Backend kind) {
        tell(each -> each.sourceChosen(kind));
    }

    @Override
    public void sized(RunSize size) {
        tell(each -> each.sized(size));
    }

    @Override
    public void tablesPlanned(int tables, OptionalLong rows) {
        tell(each -> each.tablesPlanned(tables, rows));
    }

    @Override
    public void tableStarted(String table, OptionalLong rows) {
        tell(each -> each.tableStarted(table, rows));
    }

    @Override
    public void rowsDone(String table, long more) {
        tell(each -> each.rowsDone(table, more));
    }

    @Override
    public void tableFinished(String table) {
        tell(each -> each.tableFinished(table));
    }

    @Override
    public void note(String message) {
        tell(each -> each.note(message));
    }
}
