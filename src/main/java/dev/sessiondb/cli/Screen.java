package dev.sessiondb.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * A terminal below whose last printed line something is drawn anew now and then, and wiped off before anything else is printed. The cursor waits in the line below, so that what the keyboard echoes does
 * no harm, and the prompt stands there if the process is killed. Control sequences: ECMA-48, CUU and ED. Thread-safe.
 */
public final class Screen {
    private final OutputStream terminal;
    private final Terminal asked;
    private List<AttributedString> drawn = List.of();
    private int columns;
    private boolean lineOpen;
    private boolean ended;

    private @Nullable Timer ticks;

    /** Knows how large it is. */
    interface Terminal {

        /** How large it is now; empty where nothing can be drawn. */
        Optional<Size> size(Map<String, String> variables);
    }

    /** Nothing is ever drawn on it. */
    Screen() {
        this(OutputStream.nullOutputStream(), variables -> Optional.empty());
    }

    /**
     * A screen.
     *
     * @param terminal what draws on it
     * @param asked how large it is
     */
    Screen(OutputStream terminal, Terminal asked) {
        this.terminal = terminal;
        this.asked = asked;
    }

    /** How large it is now; empty where nothing can be drawn. */
    Optional<Size> size(Map<String, String> variables) {
        return asked.size(variables);
    }

    /** The same stream, to be used from now on by whatever prints to this terminal. */
    OutputStream above(OutputStream out) {
        return new ScreenStream(this, out);
    }

    /** Whether a terminal's window changes its size, or the process goes on after it was stopped. Others don't tell. */
    static void onChange(Runnable resized, Runnable resumed) {
        Signals.register("WINCH", resized);
        Signals.register("CONT", resumed);
    }

    /** Has that done again and again, on one thread of its own, until the end. */
    synchronized void every(Duration period, Runnable task) {
        if (ended) {
            return;
        }
        if (ticks == null) {
            ticks = new Timer("sessiondb-progress", true);
        }
        ticks.schedule(timed(task), period.toMillis(), period.toMillis());
    }

    private static TimerTask timed(Runnable task) {
        return new TimerTask() {
            @Override
            public void run() {
                task.run();
            }
        };
    }

    /** Draws in the place of what was drawn last; waits where a line is not printed to its end. */
    synchronized void draw(List<AttributedString> lines, int width, boolean colour) {
        columns = width;
        if (ended || lineOpen) {
            return;
        }
        StringBuilder text = new StringBuilder(wiped());
        for (AttributedString line : lines) {
            text.append(colour ? line.toAnsi() : line.toString()).append("\r\n");
        }
        drawn = lines;
        send(text.toString());
    }

    /** What was drawn has scrolled away or was overwritten: it is left as it is. */
    synchronized void forget() {
        drawn = List.of();
    }

    /** Prints above what is drawn. */
    synchronized void print(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        wipe();
        out.write(bytes, offset, length);
        lineOpen = bytes[offset + length - 1] != '\n';
    }

    /** Lets things be drawn again, after an end. */
    synchronized void begin() {
        ended = false;
        ticks = null;
    }

    /** Wipes off what is drawn; nothing is drawn from now on. */
    synchronized void end() {
        ended = true;
        if (ticks != null) {
            ticks.cancel();
        }
        wipe();
    }

    private void wipe() {
        if (!drawn.isEmpty()) {
            send(wiped());
            drawn = List.of();
        }
    }

    /** A narrower terminal has broken the lines. */
    private String wiped() {
        int rows = drawn.stream()
                .mapToInt(line -> Math.max(1, (line.columnLength() + columns - 1) / columns))
                .sum();
        return rows == 0 ? "" : "\r\u001B[" + rows + "A\u001B[J";
    }

    private void send(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException e) {
            ended = true; // the terminal is gone, and nobody looks
        }
    }
}
