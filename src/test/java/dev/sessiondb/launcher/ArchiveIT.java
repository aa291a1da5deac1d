package dev.sessiondb.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.launcher.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the launcher makes in the background. */
@DisabledOnOs(OS.WINDOWS)
class ArchiveIT {
    @TempDir
    private Path home;

    private Path cache;
    private Path jar;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        cache = home.resolve("cache/sessiondb");
        Path directory = Files.createDirectory(home.resolve("a"));
        jar = Files.copy(Launcher.jar(), directory.resolve("sessiondb.jar"));
        script = Files.copy(Launcher.script(), directory.resolve("sessiondb"));
    }

    private Launcher launcher() {
        return new Launcher(home)
                .program(script.toString())
                .with("XDG_CACHE_HOME", cache.getParent().toString());
    }

    @Test
    void isMadeOnceAndUsed() throws Exception {
        Result first = launcher().run("profile", "list");
        Path archive = archive();
        assertThat(Files.getPosixFilePermissions(cache)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Path loaded = home.resolve("loaded");
        Result second = launcher()
                .with("SESSIONDB_JAVA_OPTS", "-Xshare:on -Xlog:class+load:file=" + loaded)
                .run("profile", "list");
        assertThat(second).usingRecursiveComparison().ignoringFields("pid").isEqualTo(first);
        assertThat(second.stderr()).isEmpty();
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains(" org.yaml.snakeyaml.Yaml ") && line.contains("shared objects file"))
                .anyMatch(
                        line -> line.contains(" dev.sessiondb.cli.Sessiondb ") && line.contains("shared objects file"));
        settle(2);
        assertThat(archive()).isEqualTo(archive);
    }

    @Test
    void anotherJarOrABadArchiveIsNeverTrustedNorSpokenOf() throws Exception {
        Result first = launcher().run("profile", "list");
        Path archive = archive();
        byte[] made = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, List.of("no archive at all"));
        same(first, launcher().run("profile", "list"));
        settle(2);
        Files.delete(archive);
        Files.write(archive, made);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        same(first, launcher().run("profile", "list"));
        assertThat(archive).doesNotExist();
        settle(1);
        assertThat(archive()).isEqualTo(archive);
    }

    @Test
    void aJarThatIsGoneIsForgotten() throws Exception {
        Path old = Files.createDirectories(cache.resolve("old"));
        Files.writeString(old.resolve("paths"), home.resolve("gone.jar") + "\n");
        Files.writeString(old.resolve("classes.jsa"), "old");
        Path other = Files.createDirectories(cache.resolve("not ours"));
        Files.writeString(other.resolve("kept"), "");
        launcher().run("--version");
        assertThat(old).doesNotExist();
        assertThat(other.resolve("kept")).exists();
    }

    @Test
    void aCacheThatOthersOwnIsNotUsed() throws Exception {
        Files.createDirectories(cache.getParent());
        Files.createSymbolicLink(cache, Path.of("/dev/null"));
        Result result = launcher().run("--version");
        assertThat(result.stdout()).startsWith("sessiondb 0.1.0\n");
        assertThat(result.stderr()).isEmpty();
    }

    private static void same(Result expected, Result result) {
        assertThat(result).usingRecursiveComparison().ignoringFields("pid").isEqualTo(expected);
    }

    /** Waits for the archive. */
    private Path archive() throws Exception {
        settle(1);
        return files("classes.jsa").get(0);
    }

    /** Waits until what so many commands loaded has been looked at. */
    private void settle(int commands) throws Exception {
        for (int i = 0;
                i < 600 && !(files(".seen").size() >= commands && files(".part").isEmpty());
                i++) {
            Thread.sleep(50);
        }
        assertThat(files(".part")).isEmpty();
        assertThat(files("classes.jsa")).hasSize(1);
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
