package dev.sessiondb.scenario;

import dev.sessiondb.testing.JsonContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a line as it was printed, as an operator would who pastes it. */
public final class Shell {
    private final Path home;
    private final Map<String, String> variables;

    public Shell(Path home, Map<String, String> variables) {
        this.home = home;
        this.variables = Map.copyOf(variables);
    }

    /** How a line ended, and what it printed to both streams. */
    public record Ended(int exitStatus, String printed) {}

    /** What it printed to both streams; fails when it ends with another status than 0. */
    public String run(String line) {
        Ended ended = end(line, Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        if (ended.exitStatus() != 0) {
            throw new AssertionError("`" + line + "` ended with " + ended.exitStatus() + ": " + ended.printed());
        }
        return ended.printed();
    }

    /** Runs it with nothing in the environment that would show in what it prints. */
    public Ended end(String line) {
        return end(line, Map.of());
    }

    private Ended end(String line, Map<String, String> more) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            builder.environment().keySet().retainAll(Set.of("PATH"));
            builder.environment().put("PATH", path());
            builder.environment().put("HOME", home.toString());
            builder.environment().putAll(more);
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(240, TimeUnit.SECONDS)) {
                throw new AssertionError("`" + line + "` is still running: " + printed);
            }
            return new Ended(process.exitValue(), JsonContract.kept(printed));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path() {
        return Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    }
}
