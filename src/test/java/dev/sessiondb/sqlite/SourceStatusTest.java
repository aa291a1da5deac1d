package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TableRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStatusTest {
    @TempDir
    Path directory;

    @Test
    void aLiveWalCountsAndViewsDoNot() throws Exception {
        Path file = directory.resolve("app.db");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE t (a)");
            statement.execute("CREATE VIEW v AS SELECT 1");
            statement.execute("INSERT INTO t VALUES (1), (2)");
            Path wal = directory.resolve("app.db-wal");
            SourceStatus status = new SqliteSourceStore(file).status();
            assertThat(status.tables()).containsExactly(new TableRows("t", 2));
            assertThat(status.walBytes()).isPositive().isEqualTo(Files.size(wal));
            assertThat(status.lastWrite())
                    .isEqualTo(Files.getLastModifiedTime(wal).toInstant());
            assertThat(status.integrityProblems()).isEmpty();
            assertThat(status.journalMode()).isEqualTo("wal");
        }
    }

    @Test
    void aMissingFileIsUnavailable() {
        assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> new SqliteSourceStore(directory.resolve("none.db")).status())
                .matches(e -> e.code() == ErrorCode.SOURCE_UNAVAILABLE);
    }
}
