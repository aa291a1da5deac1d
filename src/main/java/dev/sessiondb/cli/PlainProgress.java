package dev.sessiondb.cli;

import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Says in lines where a run is: for pipes, log files and screen readers. Nothing is drawn anew. */
final class PlainProgress implements RunListener {
    private final PrintWriter err;
    private final WorkTally tally;
    private final boolean phases;

    /**
     * A display.
     *
     * @param clock gives nanoseconds
     * @param phases whether it is said that one begins and ends
     */
    PlainProgress(PrintWriter err, LongSupplier clock, boolean phases) {
        this.err = err;
        this.phases = phases;
        this.tally = new WorkTally(clock);
    }

    /** Says now how far the phase at work is. */
    void tick() {
        tally.view().ifPresent(view -> say(sentence(view)));
    }

    /** {@code stage: 899,113 of 2,000,000 rows, 44 %, 412,000 rows per second, about 3 seconds left}. */
    private static String sentence(WorkView view) {
        StringBuilder sentence = new StringBuilder(view.phase()).append(": ");
        view.step().ifPresent(step -> sentence.append(step).append(", "));
        Amount all = view.all();
        if (all.done() == 0) {
            return sentence.append("at work for ")
                    .append(Words.count(view.seconds(), "second"))
                    .toString();
        }
        sentence.append(Words.count(all.done()));
        all.rows().ifPresent(rows -> sentence.append(" of ").append(Words.count(rows)));
        sentence.append(" rows");
        all.percent().ifPresent(percent -> sentence.append(", ").append(percent).append(" %"));
        all.perSecond()
                .ifPresent(speed ->
                        sentence.append(", ").append(Words.count(speed)).append(" rows per second"));
        all.secondsLeft().ifPresent(left -> sentence.append(", about ")
                .append(Words.count(left, "second"))
                .append(" left"));
        return sentence.toString();
    }

    @Override
    public void phaseStarted(Phase phase) {
        tally.phaseStarted(phase.title());
        if (phases) {
            say(phase.title() + " ...");
        }
    }

    @Override
    public void stepStarted(String step) {
        tally.stepStarted(step);
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        tally.phaseFinished();
        if (phases) {
            say(phase.title() + " done in " + Words.seconds(milliseconds));
        }
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

    @Override
    public void note(String message) {
        say(message);
    }

    private synchronized void say(String line) {
        err.println(line);
        err.flush();
    }
}
