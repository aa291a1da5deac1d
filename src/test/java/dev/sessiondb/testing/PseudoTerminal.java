package dev.sessiondb.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the built JAR on a terminal that {@code script} of util-linux makes: all three standard streams are that terminal. */
public final class PseudoTerminal {
    private static final String CONTROL_C = "\u0003";
    private static final long LIMIT_SECONDS = 120;

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
        return result(start(arguments), List.of());
    }

    /**
     * What a person types.
     *
     * @param prompt text that was sent since the last keys were pressed
     * @param keys as the keyboard sends them
     */
    public record Answer(String prompt, String keys) {
        /** A line. */
        public static Answer of(String prompt, String line) {
            return new Answer(prompt, line + "\r");
        }
    }

    /** Types each answer as soon as its prompt was sent. */
    public Result answer(List<Answer> answers, String... arguments) {
        return result(start(arguments), answers);
    }

    /** Presses Ctrl-C as soon as that text was sent. */
    public Result interruptAt(String text, String... arguments) {
        return answer(List.of(new Answer(text, CONTROL_C)), arguments);
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

    private static Optional<Answer> next(Iterator<Answer> answers) {
        return answers.hasNext() ? Optional.of(answers.next()) : Optional.empty();
    }

    /** Standard input stays open until the end: script would end the terminal with it. */
    private static Result result(Process process, List<Answer> answers) {
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (OutputStream keyboard = process.getOutputStream();
                InputStream screen = process.getInputStream()) {
            StringBuilder text = new StringBuilder();
            byte[] bytes = new byte[8192];
            Iterator<Answer> left = answers.iterator();
            Optional<Answer> next = next(left);
            int typed = 0;
            for (int read = screen.read(bytes); read > 0; read = screen.read(bytes)) {
                text.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
                if (next.isPresent() && text.indexOf(next.get().prompt(), typed) >= 0) {
                    typed = text.length();
                    keyboard.write(next.get().keys().getBytes(StandardCharsets.UTF_8));
                    keyboard.flush();
                    next = next(left);
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
