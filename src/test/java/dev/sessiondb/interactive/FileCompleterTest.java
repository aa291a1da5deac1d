package dev.sessiondb.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that the Tab key completes. */
class FileCompleterTest {
    @TempDir
    private Path directory;

    @Test
    void namesOfFilesAndFolders() throws IOException {
        Files.createDirectories(directory.resolve("with space"));
        Files.writeString(directory.resolve("with space/it's.db"), "");
        Files.writeString(directory.resolve("a.db"), "");
        Files.writeString(directory.resolve("steers\u001B[2J.db"), "");
        assertThat(completed("")).containsExactlyInAnyOrder("a.db", "with space/");
        assertThat(completed("with space/i")).containsExactly("with space/it's.db");
        assertThat(completed("~/with space/")).containsExactly("~/with space/it's.db");
        assertThat(completed("gone/")).isEmpty();
    }

    private List<String> completed(String typed) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        try (DumbTerminal terminal =
                new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())) {
            new FileCompleter(directory, directory)
                    .complete(
                            LineReaderBuilder.builder().terminal(terminal).build(),
                            new WholeLine().parse(typed, typed.length()),
                            candidates);
        }
        return candidates.stream().map(Candidate::value).toList();
    }
}
