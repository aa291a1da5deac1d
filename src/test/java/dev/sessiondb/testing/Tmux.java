package dev.sessiondb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A shell in a terminal of tmux, with a server of its own: keys go in, and what stands on the screen comes out. */
public final class Tmux implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path socket;

    /** @param directory where the shell is, and the server's socket */
    public Tmux(Path directory, Map<String, String> variables) {
        this.socket = directory.resolve("tmux");
        List<String> words = new ArrayList<>(
                List.of("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "50", "-c", directory.toString()));
        variables.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        words.add("/bin/sh");
        run(words);
    }

    /** Whether there is such a program, of version 3.2 or later: older ones know no {@code -e}. */
    public static boolean available() {
        try {
            Process process =
                    new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && version.matches("(?s)tmux (3\\.[2-9]|3\\.\\d\\d|[4-9]).*");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Types a text. */
    public void type(String text) {
        run(List.of("send-keys", "-l", text));
    }

    /** Presses keys by tmux's names, such as {@code Enter} or {@code C-c}. */
    public void press(String... keys) {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(Arrays.asList(keys));
        run(words);
    }

    /** Types a line once the last line of the screen ends so. */
    public void answer(String prompt, String line) {
        await(prompt);
        type(line);
        press("Enter");
    }

    /** Waits until the last line of the screen ends so. */
    public void await(String prompt) {
        Instant end = Instant.now().plus(LIMIT);
        while (!screen().stripTrailing().endsWith(prompt.stripTrailing())) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("`" + prompt + "` did not appear: " + all());
            }
            pause();
        }
    }

    /** What is seen. */
    public String screen() {
        return run(List.of("capture-pane", "-p", "-J"));
    }

    /** The same, with all that has scrolled away. */
    public String all() {
        return run(List.of("capture-pane", "-p", "-J", "-S", "-"));
    }

    private String run(List<String> words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(words);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LANG", "C.UTF-8");
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run(List.of("kill-server"));
    }
}
