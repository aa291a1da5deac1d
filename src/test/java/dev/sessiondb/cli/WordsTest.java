package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class WordsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "-n",
                "a b'\"$(touch pwned);\n.db",
                "`touch pwned`",
                "'; touch pwned; '",
                "!! ~ * ? [a] {b,c} #",
                "\\ \\\\ %s",
                "\u001B[2J\r\u0007\u202E",
                "é日本\uD83D\uDE00"
            })
    void aShellReadsThemAsTheyAreMeant(String word) throws IOException {
        String line = Words.shell(List.of(word));
        assertThat(line.codePoints().filter(VisibleWriter::steers)).isEmpty();
        Process shell = new ProcessBuilder("sh", "-c", "printf '[%s]' " + line)
                .directory(home.toFile())
                .start();
        shell.getOutputStream().close();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("[" + word + "]");
        assertThat(home).isEmptyDirectory();
    }
}
