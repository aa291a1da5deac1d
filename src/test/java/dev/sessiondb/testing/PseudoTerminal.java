package dev.sessiondb.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the built JAR on a terminal that {@code script} of util-linux makes: all three standard streams are that terminal. */
public final class PseudoTerminal {
    private static final String CONTROL_C = "\u0003";

    private final Path home;
    private final int columns;
    private final Map<String, String> variables = new HashMap<>(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"));

    public PseudoTerminal(Path home, int columns) {
        this.home = home;
        this.columns = columns;
    }

    /** How a command ended, and all that the terminal was sent. */
    public record Result(int exitStatus, String text) {}

    /** Whether there is such a program. */
    public static boolean available() {
        try {
            Process process = new ProcessBuilder("script", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && version.contains("util-linux");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public PseudoTerminal with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public Result run(String... arguments) {
        return result(start(arguments), "");
    }

    /** Presses Ctrl-C as soon as that text was sent. */
    public Result interruptAt(String text, String... arguments) {
        return result(start(arguments), text);
    }

    private Process start(String... arguments) {
        StringBuilder line = new StringBuilder("stty cols " + columns + " rows 24; exec");
        new BuiltJar(home)
                .command(arguments)
                .forEach(word -> line.append(" '").append(word).append('\''));
        List<String> command = new ArrayList<>(List.of("script", "-qec", line.toString(), "/dev/null"));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().put("HOME", home.toString());
            builder.environment().put("SHELL", "/bin/sh");
            builder.environment().putAll(variables);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard input stays open until the end: script would end the terminal with it. */
    private static Result result(Process process, String awaited) {
        try (OutputStream keyboard = process.getOutputStream();
                InputStream screen = process.getInputStream()) {
            StringBuilder text = new StringBuilder();
            byte[] bytes = new byte[8192];
            boolean pressed = awaited.isEmpty();
            for (int read = screen.read(bytes); read > 0; read = screen.read(bytes)) {
                text.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
                if (!pressed && text.indexOf(awaited) >= 0) {
                    keyboard.write(CONTROL_C.getBytes(StandardCharsets.US_ASCII));
                    keyboard.flush();
                    pressed = true;
                }
            }
            return new Result(process.waitFor(), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
