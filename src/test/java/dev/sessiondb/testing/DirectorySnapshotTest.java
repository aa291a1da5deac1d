package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DirectorySnapshotTest {

    private static final FileTime THEN = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private Path file;

    interface Change {
        void to(Path file) throws IOException;
    }

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("a"), "abc");
        Files.setLastModifiedTime(file, THEN);
    }

    @Test
    void isEqualWhenNothingChanged() throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(folder);
        assertThat(Files.readString(file)).isEqualTo("abc");
        assertThat(DirectorySnapshot.of(folder)).isEqualTo(before);
        assertThat(before.entries()).hasSize(2);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("content, with size and time as before", path -> {
                    Files.writeString(path, "abd");
                    Files.setLastModifiedTime(path, THEN);
                }),
                change("time", path -> Files.setLastModifiedTime(path, FileTime.fromMillis(THEN.toMillis() + 1))),
                change("name", path -> Files.move(path, path.resolveSibling("b"))),
                change("one less", Files::delete),
                change("one more", path -> Files.createDirectory(path.resolveSibling("c"))));
    }

    private static Arguments change(String name, Change change) {
        return argumentSet(name, change);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void noticesAChange(Change change) throws IOException {
        assertChangeIsNoticed(change);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no mode there")
    void noticesAMode() throws IOException {
        assertChangeIsNoticed(
                path -> Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------")));
    }

    private void assertChangeIsNoticed(Change change) throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(folder);
        change.to(file);
        assertThat(DirectorySnapshot.of(folder)).isNotEqualTo(before);
    }
}
