package dev.sessiondb.cli;

import dev.sessiondb.migrate.Phase;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** Says in lines where a run is: for pipes, log files and screen readers. Nothing is drawn anew. */
final class PlainProgress extends TalliedProgress {
    private final PrintWriter err;
    private final boolean phases;

    /**
     * A display.
     *
     * @param clock gives nanoseconds
     * @param phases whether it is said that one begins and ends
     */
    PlainProgress(PrintWriter err, LongSupplier clock, boolean phases) {
        super(new WorkTally(clock));
        this.err = err;
        this.phases = phases;
    }

    /** Says now how far the phase at work is. */
    void tick() {
        tally().view().ifPresent(view -> say(sentence(view)));
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
        super.phaseStarted(phase);
        if (phases) {
            say(phase.title() + " ...");
        }
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        super.phaseFinished(phase, milliseconds);
        if (phases) {
            say(phase.title() + " done in " + Words.seconds(milliseconds));
        }
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
