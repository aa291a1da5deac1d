package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteBackupTest {
    @TempDir
    private Path directory;

    private Path copies;

    @BeforeEach
    void makeDirectory() throws IOException {
        copies = Files.createDirectory(directory.resolve("copies"));
    }

    private Path copyOf(Path file) {
        Path copy = copies.resolve("copy.db");
        try (Source source = new SqliteSourceStore(file).open()) {
            source.copyTo(copy);
        }
        return copy;
    }

    @Test
    void copiesEverything() throws SQLException, IOException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 500);
        SqliteFiles.create(
                file,
                "CREATE VIEW v AS SELECT 1",
                "CREATE VIRTUAL TABLE f USING fts5(x)",
                "INSERT INTO f VALUES ('hello')");
        Path copy = copyOf(file);
        assertThat(content(copy)).isEqualTo(content(file)).hasSizeGreaterThan(1000);
        assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(copies.toFile().list()).containsExactly("copy.db");
    }

    @Test
    void copiesWhatIsStillInTheLog() throws SQLException {
        Path file = SourceFixtures.killedWal(directory.resolve("source.db"));
        Path copy = copyOf(file);
        assertThat(content(copy).stream().filter(row -> row.contains("'idle'"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void opensAloneAndLeavesNothing(String mode) {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 50);
        SqliteFiles.create(file, "PRAGMA journal_mode = " + mode);
        Path copy = copyOf(file);
        DirectorySnapshot before = DirectorySnapshot.of(copies);
        SqliteSourceStore store = new SqliteSourceStore(file);
        try (Source first = store.openCopy(copy);
                Source second = store.openCopy(copy)) {
            assertThat(SqliteOpeningTest.rows(first)).isEqualTo(50);
            assertThat(SqliteOpeningTest.rows(second)).isEqualTo(50);
            assertThat(second.writtenSince()).isFalse();
            assertThat(first.description().bytes()).isEqualTo(copy.toFile().length());
        }
        assertThat(DirectorySnapshot.of(copies)).isEqualTo(before);
    }

    /** Each transaction of the other process adds one row to each table; a copy between two of them has unequal numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void isConsistentWhileAnotherProcessWrites(String mode) throws SQLException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 2000);
        SqliteFiles.create(file, "PRAGMA journal_mode = " + mode);
        SqliteSourceStore store = new SqliteSourceStore(file, Duration.ofSeconds(30));
        try (OtherProcess application = SourceFixtures.application(file, "write")) {
            for (int i = 0; i < 5; i++) {
                Path copy = copies.resolve(i + ".db");
                long seen;
                try (Source source = store.open()) {
                    seen = SqliteOpeningTest.rows(source);
                    source.copyTo(copy);
                    assertThat(SqliteOpeningTest.rows(source)).isEqualTo(seen);
                }
                assertThat(number(copy, "SELECT count(*) FROM a")).isEqualTo(seen);
                assertThat(number(copy, "SELECT count(*) FROM b")).isEqualTo(seen);
                assertThat(number(copy, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"))
                        .isEqualTo(1);
            }
            assertThat(application).isNotNull();
        }
        assertThat(number(file, "SELECT count(*) FROM a"))
                .isGreaterThan(number(copies.resolve("0.db"), "SELECT count(*) FROM a"));
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 5);
        Files.writeString(copies.resolve("copy.db"), "mine");
        assertThatThrownBy(() -> copyOf(file)).satisfies(SqliteBackupTest::isBackupFailure);
        assertThat(copies.resolve("copy.db")).hasContent("mine");
        assertThat(copies.toFile().list()).containsExactly("copy.db");
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 5);
        Files.delete(copies);
        assertThatThrownBy(() -> copyOf(file)).satisfies(SqliteBackupTest::isBackupFailure);
    }

    private static void isBackupFailure(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(SessionDbException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_FAILED);
            assertThat(e.problem().message()).contains("copy.db");
            assertThat(e.problem().causedBy()).isPresent();
            assertThat(e.problem().hint()).isPresent();
        });
    }

    private static long number(Path file, String sql) throws SQLException {
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> content(Path file) throws SQLException {
        List<String> content = new ArrayList<>();
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement()) {
            collect(statement, "SELECT quote(type) || quote(name) || quote(sql) FROM sqlite_schema", content);
            for (String table : List.of("a", "b")) {
                collect(statement, "SELECT '" + table + "' || id || quote(v) FROM " + table, content);
            }
        }
        return content;
    }

    private static void collect(Statement statement, String sql, List<String> into) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.add(rows.getString(1));
            }
        }
    }
}
