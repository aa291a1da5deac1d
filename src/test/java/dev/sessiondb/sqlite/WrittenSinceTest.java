package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSinceTest {
    private static final String WRITE = "UPDATE a SET v = hex(randomblob(9)) WHERE id = 1";

    @TempDir
    private Path directory;

    @Test
    void seesACommitIntoTheLog() throws SQLException {
        Path file = SourceFixtures.closedWal(directory.resolve("source.db"), 10);
        try (Connection writer = SqliteFiles.connect(file)) {
            SqliteFiles.execute(writer, WRITE);
            try (Source source = new SqliteSourceStore(file).open()) {
                assertThat(source.writtenSince()).isFalse();
                SqliteFiles.execute(writer, "BEGIN IMMEDIATE", WRITE);
                assertThat(source.writtenSince()).isFalse();
                SqliteFiles.execute(writer, "COMMIT");
                assertThat(source.writtenSince()).isTrue();
                source.release();
                assertThat(source.writtenSince()).isTrue();
            }
        }
    }

    @Test
    void takesACheckpointForNoWrite() throws SQLException {
        Path file = SourceFixtures.closedWal(directory.resolve("source.db"), 10);
        try (Connection writer = SqliteFiles.connect(file)) {
            SqliteFiles.execute(writer, WRITE);
            try (Source source = new SqliteSourceStore(file).open()) {
                SqliteFiles.execute(writer, "PRAGMA wal_checkpoint");
                assertThat(source.writtenSince()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void seesWhatComesAfterTheRelease(String mode) throws SQLException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 10);
        SqliteFiles.create(file, "PRAGMA journal_mode = " + mode);
        try (Source source = new SqliteSourceStore(file).open()) {
            source.release();
            assertThat(source.writtenSince()).isFalse();
            SqliteFiles.create(file, WRITE);
            assertThat(source.writtenSince()).isTrue();
        }
    }

    @Test
    void holdsWritersOfARollbackDatabaseUntilTheRelease() throws SQLException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 10);
        try (Source source = new SqliteSourceStore(file).open();
                Connection writer = SqliteFiles.connect(file)) {
            SqliteFiles.execute(writer, "PRAGMA busy_timeout = 100");
            assertThat(catchThrowable(() -> SqliteFiles.execute(writer, WRITE))).hasMessageContaining("SQLITE_BUSY");
            assertThat(source.writtenSince()).isFalse();
            source.release();
            SqliteFiles.execute(writer, WRITE);
            assertThat(source.writtenSince()).isTrue();
        }
    }

    /** The trap: reading the file's head by Java while SQLite holds its lock would drop the lock. */
    @Test
    void keepsItsLockWhenTheStoreIsProbedAgain() {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 10);
        SqliteSourceStore store = new SqliteSourceStore(file);
        try (Source source = store.open()) {
            assertThat(store.probe()).isNotEmpty();
            try (Source second = store.open()) {
                assertThat(second.schema().tables()).hasSize(2);
            }
            try (OtherProcess application =
                    OtherProcess.start(BusyApplication.class, List.of(), file.toString(), "idle", "200")) {
                assertThat(application.line()).isEqualTo("busy");
            }
            assertThat(SqliteOpeningTest.rows(source)).isEqualTo(10);
        }
    }
}
