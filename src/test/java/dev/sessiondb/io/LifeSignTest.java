package dev.sessiondb.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeSignTest {
    /** No process has it. */
    private static final String GONE = "4194305";

    @TempDir
    private Path directory;

    /** A run that starts within a second of the death of another left that one's files where they were. */
    @Test
    void whatAProcessLeftIsRemovedAtOnce() throws IOException {
        Path left = Files.writeString(directory.resolve("one.tmp"), "half");
        Files.createFile(directory.resolve("one.tmp." + GONE + ".alive"));
        assertThat(LifeSign.dead(left)).isTrue();
        assertThat(LifeSign.sweep(directory, "one", ".tmp")).containsExactly(left);
        assertThat(files()).isEmpty();
    }

    @Test
    void directoriesAreRemovedAtOnce() throws IOException {
        Path left = Files.createDirectory(directory.resolve("backup-1.partial"));
        Files.writeString(left.resolve("rows"), "half");
        Files.createFile(directory.resolve("backup-1.partial." + GONE + ".alive"));
        try (LifeSign sign = LifeSign.of(directory.resolve("backup-2.partial"))) {
            sign.sweepDirectories("backup-", ".partial");
            assertThat(files())
                    .containsExactly(
                            "backup-2.partial." + ProcessHandle.current().pid() + ".alive");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsBeingMadeStays() throws IOException {
        Path made = directory.resolve("one.tmp");
        try (LifeSign sign = LifeSign.of(made)) {
            assertThat(sign).isNotNull();
            Files.writeString(made, "half");
            assertThat(LifeSign.dead(made)).isFalse();
            assertThat(LifeSign.missing(made)).isFalse();
            assertThat(LifeSign.sweep(directory, "one", ".tmp")).isEmpty();
            assertThat(made).exists();
        }
        assertThat(LifeSign.missing(made)).isTrue();
    }

    @Test
    void oneProcessMakesANameOnce() throws IOException {
        Path made = directory.resolve("one.tmp");
        try (LifeSign sign = LifeSign.of(made)) {
            assertThat(sign).isNotNull();
            assertThatThrownBy(() -> LifeSign.of(made)).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void aSignWithoutItsLockStaysWhileItMayGetIt() throws IOException {
        Path fresh = Files.createFile(directory.resolve("one.tmp." + GONE + ".alive.new"));
        Path old = Files.createFile(directory.resolve("two.tmp." + GONE + ".alive.new"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        assertThat(LifeSign.sweep(directory, "", ".tmp")).isEmpty();
        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
