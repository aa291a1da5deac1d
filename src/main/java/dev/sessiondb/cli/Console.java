package dev.sessiondb.cli;

import dev.sessiondb.config.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a command prints to and what surrounds it. A pipe that is closed early ends the printing, not the command.
 *
 * @param raw standard output for a command whose result is a file
 * @param screen what is drawn below all that is printed
 */
public record Console(PrintWriter out, PrintWriter err, Environment environment, OutputStream raw, Screen screen) {

    /** For a program that takes text only. */
    public Console(PrintWriter out, PrintWriter err, Environment environment) {
        this(out, err, environment, OutputStream.nullOutputStream(), new Screen());
    }

    /** The process's own. Whatever is printed to its streams comes above what is drawn, what libraries log included. */
    public static Console standard() {
        Path home = Path.of(System.getProperty("user.home"));
        Path directory = Path.of("").toAbsolutePath();
        OutputStream error = new FileOutputStream(FileDescriptor.err);
        Screen screen = new Screen(error, new ErrorTerminal());
        OutputStream out = screen.above(new FileOutputStream(FileDescriptor.out));
        OutputStream err = screen.above(error);
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Console(
                writer(out),
                writer(err),
                new Environment(
                        System.getenv(), directory, Path.of(System.getenv().getOrDefault("HOME", home.toString()))),
                out,
                screen);
    }

    /** The same, for text that holds names and values of others: nothing in it steers a terminal. */
    Console visible() {
        return new Console(VisibleWriter.over(out), VisibleWriter.over(err), environment, raw, screen);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
