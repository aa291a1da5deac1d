package dev.sessiondb.scenario;

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

    /** What it printed to both streams; fails when it ends with another status than 0. */
    public String run(String line) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            builder.environment().keySet().retainAll(Set.of("PATH"));
            builder.environment().put("PATH", path());
            builder.environment().put("HOME", home.toString());
            builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(240, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("`" + line + "` ended with " + process.exitValue() + ": " + printed);
            }
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path() {
        return Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    }
}
