package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFilesTest {

    private static final String TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)";
    private static final String THOUSAND = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
            INSERT INTO t(text) SELECT hex(zeroblob(100)) FROM n
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void setUp() {
        file = directory.resolve("a.db");
    }

    @Test
    void createsAndQueries() {
        SqliteFiles.create(file, TABLE, "INSERT INTO t VALUES (1, 'é'), (2, NULL)");

        assertThat(SqliteFiles.query(file, "SELECT * FROM t").toString()).isEqualTo("[[1, é], [2, null]]");
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void walSaysSoInTheHeaderAndLeavesNoWal() throws IOException {
        SqliteFiles.wal(file, TABLE, THOUSAND);

        assertThat(Files.readAllBytes(file)[18]).isEqualTo((byte) 2);
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void leftOverWalHoldsWhatTheFileLacks() throws SQLException {
        SqliteFiles.leftOverWal(file, TABLE, THOUSAND, "PRAGMA wal_checkpoint", THOUSAND);

        assertThat(directory.resolve("a.db-wal")).isNotEmptyFile();
        assertThat(countImmutable()).isEqualTo("[[1000]]");
        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM t").toString()).isEqualTo("[[2000]]");
    }

    @Test
    void hotJournalUndoesWhatIsTorn() throws SQLException {
        SqliteFiles.hotJournal(file, List.of(TABLE, THOUSAND), List.of("UPDATE t SET text = 'torn' || text", THOUSAND));

        assertThat(directory.resolve("a.db-journal")).isNotEmptyFile();
        assertThat(tornImmutable()).isNotEqualTo("[[0]]");
        assertThat(SqliteFiles.query(file, "SELECT count(*), sum(text LIKE 'torn%') FROM t")
                        .toString())
                .isEqualTo("[[1000, 0]]");
    }

    @Test
    void aCorruptPageFailsItsReaders() {
        SqliteFiles.create(file, "PRAGMA page_size = 4096", TABLE, THOUSAND);
        SqliteFiles.corruptPage(file, 5, 4096);

        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM sqlite_schema").toString())
                .isEqualTo("[[1]]");
        assertThatThrownBy(() -> SqliteFiles.query(file, "SELECT text FROM t")).hasStackTraceContaining("malformed");
    }

    @Test
    void aTruncatedFileCannotBeRead() {
        SqliteFiles.create(file, "PRAGMA page_size = 4096", TABLE, THOUSAND);
        SqliteFiles.truncate(file, 5 * 4096);

        assertThatThrownBy(() -> SqliteFiles.query(file, "SELECT text FROM t")).hasStackTraceContaining("malformed");
    }

    @Test
    void anEncryptedFileIsNotADatabase() {
        SqliteFiles.encrypted(file);

        assertThatThrownBy(() -> SqliteFiles.query(file, "SELECT 1 FROM sqlite_schema"))
                .hasStackTraceContaining("not a database");
    }

    @Test
    void aLockKeepsOthersOut() throws SQLException {
        SqliteFiles.create(file, TABLE);
        try (Connection lock = SqliteFiles.lock(file);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0")) {
            assertThat(lock.isClosed()).isFalse();
            assertThatThrownBy(() -> Rows.of(other, "SELECT * FROM t")).hasMessageContaining("locked");
        }
    }

    private String countImmutable() throws SQLException {
        return immutable("SELECT count(*) FROM t");
    }

    private String tornImmutable() throws SQLException {
        return immutable("SELECT sum(text LIKE 'torn%') FROM t NOT INDEXED");
    }

    /** The file alone, as SQLite reads it when told that nobody writes. */
    private String immutable(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?immutable=1")) {
            return Rows.of(connection, sql).toString();
        }
    }
}
