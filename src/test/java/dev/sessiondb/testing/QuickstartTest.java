package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    private Path folder;

    @Test
    void printsRowsAsPsqlDoes() {
        assertThat(QuickstartLook.format(List.of(List.of("session", "n"), List.of("a", "12"), List.of("é", ""))))
                .isEqualTo("""
                         session | n
                        ---------+----
                         a       | 12
                         é       |
                        (2 rows)
                        """);
        assertThat(QuickstartLook.format(List.of(List.of("n"), List.of("1")))).endsWith("(1 row)\n");
    }

    @Test
    void makesSessionsThatKeepTheirForeignKeys() {
        Path file = folder.resolve("sessions.db");
        QuickstartServer.sessions(file);
        assertThat(SqliteFiles.query(
                                file, "SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM session_notes)")
                        .toString())
                .isEqualTo("[[500, 500]]");
        assertThat(SqliteFiles.query(file, "PRAGMA foreign_key_check")).isEmpty();
    }
}
