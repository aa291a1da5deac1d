package dev.sessiondb.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path directory;

    @Test
    void theContentReplacesWhatWasThereAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(directory.resolve("report.json"), "old");

        AtomicFiles.write(file, out -> out.write("new".getBytes(UTF_8)));

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("report.json");
    }

    @Test
    void theOldContentIsThereUntilTheNewIsWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("report.json"), "old");

        AtomicFiles.write(file, out -> {
            out.write(new byte[100_000]);
            out.flush();
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasSize(100_000);
    }

    @Test
    void aFailureInTheMiddleLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(directory.resolve("report.json"), "old");

        assertThatThrownBy(() -> AtomicFiles.write(file, AtomicFilesTest::failHalfway))
                .isInstanceOf(IOException.class)
                .hasMessage("halfway");

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("report.json");
    }

    @Test
    void aNewFileThatFailsIsNotThere() throws IOException {
        assertThatThrownBy(() -> AtomicFiles.write(directory.resolve("new.json"), out -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(names()).isEmpty();
    }

    @Test
    void anInterruptedWriteLeavesNothing() throws IOException {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> AtomicFiles.write(directory.resolve("new.json"), out -> out.write(1)))
                .isInstanceOf(IOException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void aFinishedFileNeverTakesAnothersName() throws IOException {
        Path finished = Files.writeString(directory.resolve("finished"), "new");
        Path file = Files.writeString(directory.resolve("file"), "old");

        assertThatThrownBy(() -> AtomicFiles.moveToNew(finished, file)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadThem() throws IOException {
        Path deep = directory.resolve("a/b/c");
        PrivateFiles.createDirectories(deep);
        Path written = deep.resolve("written");
        AtomicFiles.write(written, out -> out.write(1));
        Path created = deep.resolve("created");
        PrivateFiles.create(created).close();
        Path open = Files.writeString(deep.resolve("open"), "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateFiles.restrict(open);

        assertThat(Stream.of(written, created, open).map(AtomicFilesTest::mode)).containsOnly("rw-------");
        assertThat(Stream.of(deep, directory.resolve("a"), directory.resolve("a/b"))
                        .map(AtomicFilesTest::mode))
                .containsOnly("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToADirectoryIsADirectory() throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);

        PrivateFiles.createDirectories(link);
        PrivateFiles.createDirectories(link.resolve("below"));

        assertThat(target.resolve("below")).isDirectory();
    }

    private static void failHalfway(OutputStream out) throws IOException {
        out.write(new byte[100_000]);
        throw new IOException("halfway");
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
