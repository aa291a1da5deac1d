package dev.sessiondb.cli;

import dev.sessiondb.config.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a command prints to and what surrounds it. A pipe that is closed early ends the printing, not the command.
 *
 * @param raw standard output for a command whose result is a file
 */
public record Console(PrintWriter out, PrintWriter err, Environment environment, OutputStream raw) {

    /** For a program that takes text only. */
    public Console(PrintWriter out, PrintWriter err, Environment environment) {
        this(out, err, environment, OutputStream.nullOutputStream());
    }

    /** The process's own. */
    public static Console standard() {
        Path home = Path.of(System.getProperty("user.home"));
        Path directory = Path.of("").toAbsolutePath();
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new Environment(
                        System.getenv(), directory, Path.of(System.getenv().getOrDefault("HOME", home.toString()))),
                new FileOutputStream(FileDescriptor.out));
    }

    /** The same, for text that holds names and values of others: nothing in it steers a terminal. */
    Console visible() {
        return new Console(VisibleWriter.over(out), VisibleWriter.over(err), environment, raw);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
