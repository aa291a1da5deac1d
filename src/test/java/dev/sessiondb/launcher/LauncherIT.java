package dev.sessiondb.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.launcher.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    /** Prints each argument on a line of its own. */
    private static final String ECHO = "printf '%s\\n' \"$@\"";

    @TempDir
    private Path home;

    private Launcher launcher() {
        return new Launcher(home);
    }

    /** What a Java would be started with. */
    private List<String> started(String... arguments) throws Exception {
        Path java = Launcher.fakeJava(home, "17.0.1", ECHO);
        return launcher()
                .with("SESSIONDB_JAVA", java.toString())
                .run(arguments)
                .stdout()
                .lines()
                .toList();
    }

    @Test
    void printsTheVersionAndNothingElse() throws Exception {
        Result result = launcher().run("--version");
        assertThat(result.exitStatus()).isZero();
        assertThat(result.stdout()).startsWith("sessiondb 0.1.0\ncommit ");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void theExitStatusIsTheCommands() throws Exception {
        Result result = launcher().run("--no-such-option");
        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("--no-such-option");
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        String[] odd = {"profile", "a b", "", "*", "\"q\" 'r' $HOME `id` \\", "-Dx=y", "é"};
        List<String> words = started(odd);
        assertThat(words).endsWith(odd).contains("-jar", Launcher.jar().toString());
    }

    @Test
    void streamsAndTheProcessAreTheCommands() throws Exception {
        Path java = Launcher.fakeJava(home, "17.0.1", "cat; echo $$ >&2; exit 42");
        Result result = launcher()
                .with("SESSIONDB_JAVA", java.toString())
                .input("what it reads")
                .run("restore");
        assertThat(result.exitStatus()).isEqualTo(42);
        assertThat(result.stdout()).isEqualTo("what it reads");
        assertThat(result.stderr()).isEqualTo(result.pid() + "\n"); // so it receives the signals
    }

    @ParameterizedTest
    @CsvSource({
        "config show, true",
        "--help, true",
        "runs, true",
        "profile list, true",
        "profile init, false",
        "migrate to postgres, false",
        "verify, false",
        "status, false",
        "backups verify, false",
        "undo, false",
    })
    void onlyShortCommandsDoWithoutTheOptimizingCompiler(String line, boolean without) throws Exception {
        assertThat(started(line.split(" ")).contains("-XX:TieredStopAtLevel=1")).isEqualTo(without);
    }

    @Test
    void theUsersOptionsAreWordsAndComeLast() throws Exception {
        Path java = Launcher.fakeJava(home, "17.0.1", ECHO);
        Result result = launcher()
                .with("SESSIONDB_JAVA", java.toString())
                .with("SESSIONDB_JAVA_OPTS", " -Xmx64m  -XX:+UseG1GC -Dx=*")
                .run("status");
        assertThat(result.stdout().lines())
                .containsSubsequence("-Xmx64m", "-XX:+UseG1GC", "-Dx=*", "-jar")
                .noneMatch(word -> word.contains("Tier") || word.contains("Serial"));
    }

    @Test
    void aCommandToPasteIsSpeltAsItWasCalled() throws Exception {
        Path directory = Files.createDirectory(home.resolve("bin"));
        Files.createSymbolicLink(directory.resolve("sessiondb"), Path.of("../link"));
        Files.createSymbolicLink(home.resolve("link"), Launcher.script());
        Path java = Launcher.fakeJava(home, "17.0.1", ECHO);
        Launcher launcher = launcher()
                .with("SESSIONDB_JAVA", java.toString())
                .with("PATH", directory + ":" + System.getenv("PATH"));
        assertThat(launcher.program(directory.resolve("sessiondb").toString())
                        .run("status")
                        .stdout())
                .contains("-Dsessiondb.command=sessiondb\n", "-jar\n" + Launcher.jar() + "\n");
        assertThat(launcher.program(Launcher.script().toString()).run("status").stdout())
                .contains("-Dsessiondb.command=" + Launcher.script() + "\n");
        Result run = launcher()
                .program(home.resolve("link").toString())
                .with("SESSIONDB_POSTGRES_URL", "postgresql://u@localhost:1/none")
                .run("status");
        assertThat(run.stdout()).contains("sqlite    not configured", home.resolve("link") + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks", "bin/../share/sessiondb", "bin/../lib/sessiondb"})
    void theJarIsFound(String place) throws Exception {
        Path directory = Files.createDirectories(home.resolve("a b/bin"));
        Path script = Files.copy(Launcher.script(), directory.resolve("sessiondb"));
        Path jar = place.startsWith("bin") ? home.resolve("a b").resolve(place) : directory;
        Files.createDirectories(jar);
        Files.createSymbolicLink(jar.resolve("sessiondb.jar"), Launcher.jar());
        assertThat(launcher().program(script.toString()).run("--version").stdout())
                .startsWith("sessiondb 0.1.0\n");
    }

    @ParameterizedTest
    @CsvSource({"11.0.2, Java 11.0.2", "1.8.0_392, Java 1.8.0_392"})
    void anOldJavaIsRefused(String version, String said) throws Exception {
        Path java = Launcher.fakeJava(home, version, ECHO);
        failed(launcher().with("SESSIONDB_JAVA", java.toString()), said, "17 or later");
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        failed(launcher().with("SESSIONDB_JAVA", "/no such/java"), "SESSIONDB_JAVA is `/no such/java`");
        failed(launcher().without("SESSIONDB_JAVA").with("JAVA_HOME", "/none"), "JAVA_HOME is `/none`");
        failed(launcher().without("SESSIONDB_JAVA").with("PATH", home.toString()), "no `java` on the PATH");
        Path alone = Files.copy(Launcher.script(), home.resolve("sessiondb"));
        failed(launcher().program(alone.toString()), "no `sessiondb.jar` beside");
    }

    private static void failed(Launcher launcher, String... said) throws IOException, InterruptedException {
        Result result = launcher.run("status");
        assertThat(result.exitStatus()).isEqualTo(3);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).startsWith("error: ").contains(said).contains("  state: nothing", "\nhint: ");
    }
}
