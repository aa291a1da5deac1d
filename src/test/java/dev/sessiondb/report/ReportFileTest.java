package dev.sessiondb.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a report may be written. */
class ReportFileTest {
    private static final Page PAGE = RunPage.of(Samples.dryRun(), Samples.MADE);

    @TempDir
    private Path directory;

    @Test
    void isForItsOwnerAloneAndMayBeReplacedByAnother() throws IOException {
        Path file = directory.resolve("a.html");
        ReportFile.at(file).write(PAGE);
        ReportFile.at(file).write(PAGE);
        assertThat(Files.readString(file)).isEqualTo(PageWriter.write(PAGE));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void neverReplacesAnythingElse() throws IOException {
        Path database = Files.writeString(directory.resolve("app.db"), "SQLite format 3");
        assertThatThrownBy(() -> ReportFile.at(database))
                .isInstanceOf(SessionDbException.class)
                .hasMessageContaining("app.db")
                .hasMessageContaining("not overwritten");
        assertThatThrownBy(() -> ReportFile.at(directory)).isInstanceOf(SessionDbException.class);
        assertThatThrownBy(() -> ReportFile.at(directory.resolve("none/a.html")))
                .hasMessageContaining("there is no directory");
        assertThat(database).hasContent("SQLite format 3");
    }
}
