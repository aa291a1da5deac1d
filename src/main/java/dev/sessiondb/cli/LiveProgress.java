package dev.sessiondb.cli;

import dev.sessiondb.migrate.Phase;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Size;

/** Draws on a terminal how far the phase at work is: an overall line with a bar, and one line for each table. */
final class LiveProgress extends TalliedProgress {
    private static final Duration PERIOD = Duration.ofMillis(125);
    private static final int SOME_ROWS = 24;

    private final Screen screen;
    private final PrintWriter err;
    private final Map<String, String> variables;
    private final boolean colour;
    private final AtomicBoolean resized = new AtomicBoolean();
    private Size size;

    /**
     * Begins to draw.
     *
     * @param err what is printed stays on the terminal
     * @param size of the terminal as it is now
     * @param variables the environment's
     */
    LiveProgress(Screen screen, PrintWriter err, Size size, Map<String, String> variables, boolean colour) {
        super(new WorkTally(System::nanoTime));
        this.screen = screen;
        this.err = err;
        this.size = size;
        this.variables = variables;
        this.colour = colour;
    }

    LiveProgress begun() {
        Screen.onChange(() -> resized.set(true), screen::forget);
        screen.every(PERIOD, this::draw);
        return this;
    }

    private void draw() {
        if (resized.getAndSet(false)) {
            size = screen.size(variables).orElse(size);
        }
        int rows = size.getRows() == 0 ? SOME_ROWS : size.getRows();
        tally().view()
                .ifPresent(view ->
                        screen.draw(new ProgressLines(size.getColumns(), rows).of(view), size.getColumns(), colour));
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        super.phaseFinished(phase, milliseconds);
        say(phase.title() + " done in " + Words.seconds(milliseconds));
    }

    @Override
    public void note(String message) {
        say(message);
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
