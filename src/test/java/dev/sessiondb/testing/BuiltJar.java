package dev.sessiondb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the built JAR in a process of its own, in a clean environment below one folder. */
public final class BuiltJar {
    private static final long LIMIT_SECONDS = 240;

    /** Windows can't open sockets without its SystemRoot. */
    private static final Set<String> INHERITED = Set.of("PATH", "SystemRoot");

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory;
    private boolean brokenStdout;
    private final List<String> prefix = new ArrayList<>();
    private final List<String> jvm = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

    public BuiltJar(Path home) {
        this.home = home;
        this.directory = home;
    }

    /** How a process ended, and what it printed. */
    public record Result(int exitStatus, String stdout, String stderr, Duration duration) {}

    public BuiltJar with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The working directory; the home unless set. */
    public BuiltJar in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Nobody reads standard output: the first write to it fails. */
    public BuiltJar brokenStdout() {
        brokenStdout = true;
        return this;
    }

    /** Replaces the options of the JVM. */
    public BuiltJar jvm(String... options) {
        jvm.clear();
        jvm.addAll(List.of(options));
        return this;
    }

    public Result run(String... arguments) {
        return start(arguments).await();
    }

    public Running start(String... arguments) {
        try {
            Path out = Files.createTempFile("sessiondb", ".out");
            Path err = Files.createTempFile("sessiondb", ".err");
            ProcessBuilder builder = new ProcessBuilder(command(arguments));
            cleanEnvironment(builder.environment());
            builder.directory(directory.toFile()).redirectError(err.toFile());
            builder.redirectOutput(brokenStdout ? Redirect.PIPE : Redirect.to(out.toFile()));
            Process process = builder.start();
            if (brokenStdout) {
                process.getInputStream().close();
            }
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cleanEnvironment(Map<String, String> variables) {
        variables.keySet().retainAll(INHERITED);
        variables.put("HOME", home.toString());
        variables.put("LANG", "C.UTF-8");
        variables.putAll(environment);
    }

    /** No file can become larger: writing fails as on a full disk. Only where there is a POSIX shell. */
    public BuiltJar filesUpTo(int kilobytes) {
        prefix.addAll(List.of("sh", "-c", "ulimit -f " + 2 * kilobytes + "; exec \"$@\"", "sh"));
        return this;
    }

    /** Another program runs the JVM, such as {@code strace}. */
    public BuiltJar under(String... program) {
        prefix.clear();
        prefix.addAll(List.of(program));
        return this;
    }

    /** The command line, for a shell. */
    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(InheritedSignals.reset());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-Duser.home=" + home);
        command.add("-jar");
        command.add(Path.of(System.getProperty("sessiondb.jar", "target/sessiondb.jar"))
                .toAbsolutePath()
                .toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** A process that is still running. */
    public static final class Running {
        private final Process process;
        private final Path out;
        private final Path err;
        private final long started = System.nanoTime();

        Running(Process process, Path out, Path err) {
            this.process = process;
            this.out = out;
            this.err = err;
        }

        /** Sends a signal by its name, such as {@code INT}. */
        public void signal(String name) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Waits until standard error contains a text. */
        public void awaitStderr(String text) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!read(err).contains(text)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new AssertionError("`" + text + "` was not printed: " + read(out) + read(err));
                }
                pause();
            }
        }

        public long pid() {
            return process.pid();
        }

        public boolean alive() {
            return process.isAlive();
        }

        /** What was printed so far. */
        public String stderr() {
            return read(err);
        }

        public Result await() {
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + read(out) + read(err));
                }
                Result result = new Result(process.exitValue(), JsonContract.kept(read(out)), read(err), elapsed());
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
                return result;
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Since the start. */
        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - started);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
