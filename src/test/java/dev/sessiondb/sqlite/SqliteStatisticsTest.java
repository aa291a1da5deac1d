package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.TableStatistics;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStatisticsTest {
    @TempDir
    private Path directory;

    private TableStatistics statistics(Path file, String table) {
        try (Source source = new SqliteSourceStore(file).open()) {
            Table found = source.schema().table(table).orElseThrow();
            return source.statistics(found);
        }
    }

    private Path file(String... statements) {
        return SqliteFiles.create(directory.resolve("statistics.db"), statements);
    }

    /** SQL's own aggregates are the judge. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16le"})
    void countsWhatSqlCounts(String encoding) throws SQLException {
        Path file = file(
                "PRAGMA encoding = '" + encoding + "'",
                "CREATE TABLE t (v)",
                "INSERT INTO t VALUES (NULL), (NULL), (9223372036854775807), (-9223372036854775808), (7), (0.5), (-9e999), "
                        + "('é'), ('ab€'), (''), (x'0102030405'), (x'')",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT CASE i % 5 "
                        + "WHEN 0 THEN i WHEN 1 THEN i / 3.0 WHEN 2 THEN 'text ' || i WHEN 3 THEN randomblob(i) END FROM n");
        ColumnStatistics found = statistics(file, "t").columns().get(0);
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT sum(typeof(v) = 'null'), sum(typeof(v) = 'integer'), sum(typeof(v) = 'real'),
                               sum(typeof(v) = 'text'), sum(typeof(v) = 'blob'),
                               min(v) FILTER (WHERE typeof(v) = 'integer'), max(v) FILTER (WHERE typeof(v) = 'integer'),
                               min(v) FILTER (WHERE typeof(v) = 'real'), max(v) FILTER (WHERE typeof(v) = 'real'),
                               max(length(v)) FILTER (WHERE typeof(v) = 'text')
                          FROM t
                        """)) {
            assertThat(row.next()).isTrue();
            assertThat(found)
                    .isEqualTo(new ColumnStatistics(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            OptionalLong.of(row.getLong(6)),
                            OptionalLong.of(row.getLong(7)),
                            OptionalDouble.of(row.getDouble(8)),
                            OptionalDouble.of(row.getDouble(9)),
                            row.getLong(10),
                            498));
        }
    }

    @Test
    void saysNothingOfAnEmptyTable() {
        TableStatistics statistics = statistics(file("CREATE TABLE t (v)"), "t");
        assertThat(statistics.rows()).isZero();
        assertThat(statistics.columns().get(0).values()).isZero();
        assertThat(statistics.columns().get(0).minInteger()).isEmpty();
        assertThat(statistics.columns().get(0).minReal()).isEmpty();
        assertThat(statistics.sequence()).isEmpty();
    }

    @Test
    void knowsTheSequenceThatRanAhead() {
        Path file = file(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "INSERT INTO t VALUES (130)",
                "DELETE FROM t",
                "INSERT INTO sqlite_sequence VALUES ('u', 'nonsense')");
        assertThat(statistics(file, "t").sequence()).hasValue(130);
        assertThat(statistics(file, "u").sequence()).isEmpty();
    }

    @Test
    void countsWideTables() {
        StringBuilder create = new StringBuilder("CREATE TABLE t (c0");
        for (int i = 1; i < 1500; i++) {
            create.append(", c").append(i);
        }
        TableStatistics statistics = statistics(file(create + ")", "INSERT INTO t (c1499) VALUES ('x'), (2)"), "t");
        assertThat(statistics.columns()).hasSize(1500);
        assertThat(statistics.columns().get(0).nulls()).isEqualTo(2);
        assertThat(statistics.columns().get(1499).texts()).isEqualTo(1);
    }
}
