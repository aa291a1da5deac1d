package dev.sessiondb.launcher;

import dev.sessiondb.testing.JsonContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the script, in a clean environment below one folder. */
final class Launcher {
    private static final long LIMIT_SECONDS = 60;

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private String program = script().toString();
    private String input = "";

    /** Without a cache. */
    Launcher(Path home) {
        this.home = home;
        with("HOME", home.toString());
        with("LANG", "C.UTF-8");
        with("PATH", System.getenv("PATH"));
        with("XDG_CACHE_HOME", "/dev/null/none");
        with("SESSIONDB_JAVA", System.getProperty("java.home"));
    }

    /** How the process ended. */
    record Result(long pid, int exitStatus, String stdout, String stderr) {}

    static Path script() {
        return jar().resolveSibling("sessiondb");
    }

    static Path jar() {
        return Path.of(System.getProperty("sessiondb.jar", "target/sessiondb.jar"))
                .toAbsolutePath();
    }

    /** A `java` that says that it is of that version, and does what these lines of a shell script say. */
    static Path fakeJava(Path directory, String version, String lines) throws IOException {
        Path file = directory.resolve("java " + version);
        Files.writeString(file, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2018-10-16' >&2; exit 0; fi
                %s
                """.formatted(version, lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What is started instead of the script in its own place. */
    Launcher program(String path) {
        program = path;
        return this;
    }

    Launcher with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Launcher without(String variable) {
        environment.remove(variable);
        return this;
    }

    Launcher input(String text) {
        input = text;
        return this;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("launcher", ".in"), input);
        Path out = Files.createTempFile("launcher", ".out");
        Path err = Files.createTempFile("launcher", ".err");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s");
        }
        Result result = new Result(process.pid(), process.exitValue(), JsonContract.kept(text(out)), text(err));
        for (Path file : List.of(in, out, err)) {
            Files.delete(file);
        }
        return result;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
