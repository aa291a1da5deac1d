package dev.sessiondb.config.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ConfigEditFileTest {
    private static final List<String> KEY = List.of("sessiondb", "backend");
    private static final String OLD = "sessiondb:\n  backend: sqlite\n";
    private static final String NEW = "sessiondb:\n  backend: postgres\n";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:15:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path temporary;

    private Path directory;
    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        directory = Files.createDirectory(temporary.resolve("etc")).toRealPath();
        file = Files.writeString(directory.resolve("config.yaml"), OLD);
    }

    @Test
    void theModeStaysAndACopyIsMade() throws IOException {
        mode(file, "rw-r-----");

        Path copy = plan(file).apply(CLOCK).orElseThrow();

        assertThat(copy)
                .isEqualTo(directory.resolve("config.yaml.20261121T081500Z.bak"))
                .hasContent(OLD);
        assertThat(file).hasContent(NEW);
        assertThat(mode(file)).isEqualTo("rw-r-----");
        assertThat(mode(copy)).isEqualTo("rw-r-----");
        assertThat(names()).hasSize(2);
    }

    @Test
    void anExistingCopyIsNeverOverwritten() throws IOException {
        Path old = Files.writeString(directory.resolve("config.yaml.20261121T081500Z.bak"), "x");

        Path copy = plan(file).apply(CLOCK).orElseThrow();

        assertThat(old).hasContent("x");
        assertThat(copy).hasFileName("config.yaml.20261121T081500Z-2.bak").hasContent(OLD);
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link.yaml"), file);

        ConfigEdit edit = plan(link);
        Path copy = edit.apply(CLOCK).orElseThrow();

        assertThat(edit.file()).isEqualTo(link);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent(NEW);
        assertThat(copy).hasParent(directory);
    }

    @Test
    void aFileChangedInTheMeantimeIsNotOverwritten() throws IOException {
        ConfigEdit edit = plan(file);
        Files.writeString(file, "other: 1\n");

        assertThat(edit.obstacle()).hasValue("it was changed in the meantime");
        assertRefused(edit, "changed in the meantime");
        assertThat(file).hasContent("other: 1\n");
    }

    @Test
    void ofTwoEditsTheSecondIsRefused() {
        ConfigEdit first = plan(file);
        ConfigEdit second = ConfigEdit.plan(file, KEY, "json");
        first.apply(CLOCK);

        assertRefused(second, "changed in the meantime");
        assertThat(file).hasContent(NEW);
    }

    @Test
    void aReadOnlyFileIsNotWritten() throws IOException {
        mode(file, "r--r--r--");
        ConfigEdit edit = plan(file);

        assertThat(edit.obstacle()).hasValue("it is read-only");
        assertRefused(edit, "read-only");
        assertThat(file).hasContent(OLD);
        assertThat(names()).hasSize(1);
    }

    @Test
    void aReadOnlyDirectoryIsNotWritten() throws IOException {
        mode(directory, "r-xr-xr-x");
        try {
            assertThat(plan(file).obstacle())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("directory"));
            assertRefused(plan(file), "read-only");
            assertThat(names()).hasSize(1);
        } finally {
            mode(directory, "rwx------");
        }
    }

    @Test
    void whatIsNoFileIsRefusedWithTheLines() throws IOException {
        Files.createSymbolicLink(directory.resolve("dangling.yaml"), directory.resolve("nothing"));
        Files.write(directory.resolve("wide.yaml"), OLD.getBytes(StandardCharsets.UTF_16));
        Files.write(directory.resolve("latin.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));

        assertUnplannable(directory.resolve("gone.yaml"), "not there");
        assertUnplannable(directory, "not a regular file");
        assertUnplannable(directory.resolve("dangling.yaml"), "a link to");
        assertUnplannable(directory.resolve("wide.yaml"), "UTF-16");
        assertUnplannable(directory.resolve("latin.yaml"), "not UTF-8");
    }

    @Test
    void nothingIsWrittenWhenTheValueIsThereAlready() throws IOException {
        Files.writeString(file, NEW);
        ConfigEdit edit = plan(file);

        assertThat(edit.changes()).isFalse();
        assertThat(edit.apply(CLOCK)).isEmpty();
        assertThat(names()).hasSize(1);
    }

    @Test
    void aNewFileIsPrivate() throws IOException {
        Path fresh = directory.resolve("deep/er/config.toml");
        ConfigEdit edit = ConfigEdit.create(fresh, KEY, "postgres");

        assertThat(edit.creates()).isTrue();
        assertThat(edit.obstacle()).isEmpty();
        assertThat(edit.apply(CLOCK)).isEmpty();
        assertThat(fresh).hasContent("[sessiondb]\nbackend = \"postgres\"\n");
        assertThat(mode(fresh)).isEqualTo("rw-------");
        assertThat(mode(directory.resolve("deep"))).isEqualTo("rwx------");
        assertThatThrownBy(() -> ConfigEdit.create(fresh, KEY, "json")).isInstanceOf(SessionDbException.class);
    }

    private static ConfigEdit plan(Path path) {
        return ConfigEdit.plan(path, KEY, "postgres");
    }

    private static void assertRefused(ConfigEdit edit, String reason) {
        assertThatThrownBy(() -> edit.apply(CLOCK))
                .isInstanceOf(SessionDbException.class)
                .hasMessageContaining(reason);
    }

    private static void assertUnplannable(Path path, String reason) {
        assertThatThrownBy(() -> plan(path)).isInstanceOfSatisfying(SessionDbException.class, e -> {
            assertThat(e).hasMessageContaining(reason);
            assertThat(e.problem().hint()).hasValue("put it in by hand:\nsessiondb:\n  backend: postgres");
        });
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
