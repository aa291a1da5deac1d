package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteViolationsTest {
    @TempDir
    private Path directory;

    private List<ConstraintViolation> violations(String table, String... statements) {
        return violations(table, SqliteFiles.create(directory.resolve("violations.db"), statements));
    }

    private static List<ConstraintViolation> violations(String table, Path file) {
        try (Source source = new SqliteSourceStore(file).open()) {
            return source.violations(source.schema().table(table).orElseThrow());
        }
    }

    @Test
    void findsNothingWhereAllHolds() {
        assertThat(violations(
                        "c",
                        "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                        "CREATE TABLE c (k TEXT PRIMARY KEY NOT NULL, u UNIQUE, p REFERENCES p)",
                        "INSERT INTO p VALUES (1)",
                        "INSERT INTO c VALUES ('a', NULL, 1), ('b', NULL, NULL)"))
                .isEmpty();
    }

    @Test
    void findsNullsInKeys() {
        assertThat(violations(
                        "t",
                        "CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (a, b))",
                        "INSERT INTO t VALUES ('x', 'y'), (NULL, 'y'), (NULL, 'y'), ('x', NULL)"))
                .containsExactly(new ConstraintViolation(
                        "primary key",
                        "t",
                        List.of("a", "b"),
                        "NULL in (a, b)",
                        3,
                        List.of("rowid 2", "rowid 3", "rowid 4"),
                        RowIds.of(2, 3, 4)));
    }

    @Test
    void findsNullsWhereNotNullWasAddedToTheText() {
        assertThat(violations(
                        "t",
                        "CREATE TABLE t (a, b)",
                        "INSERT INTO t VALUES (1, NULL), (NULL, 2), (NULL, 3)",
                        "PRAGMA writable_schema = ON",
                        "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a NOT NULL, b)'"))
                .containsExactly(new ConstraintViolation(
                        "not null", "t", List.of("a"), "NULL in a", 2, List.of("rowid 2", "rowid 3"), RowIds.of(2, 3)));
    }

    @Test
    void findsDuplicatesBehindADamagedIndex() {
        List<ConstraintViolation> found = violations(
                "t",
                "CREATE TABLE t (a TEXT, b, del)",
                "INSERT INTO t VALUES ('x', 1, 0), ('X', 1, 0), ('é', 1, 0), ('É', 1, 0), (NULL, 1, 0), (NULL, 1, 0), ('x', 2, 1)",
                "CREATE INDEX plain ON t (a COLLATE NOCASE, b) WHERE del = 0",
                "CREATE INDEX expression ON t (lower(a) || b) WHERE del < 1",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE INDEX', 'CREATE UNIQUE INDEX')");
        assertThat(found)
                .containsExactly(
                        new ConstraintViolation(
                                "unique",
                                "t",
                                List.of("a", "b"),
                                "duplicate (a, b)",
                                2,
                                List.of("rowid 1", "rowid 2"),
                                RowIds.of(2)),
                        new ConstraintViolation(
                                "unique",
                                "t",
                                List.of("lower(a) || b"),
                                "duplicate (lower(a) || b)",
                                2,
                                List.of("rowid 1", "rowid 2"),
                                RowIds.of(2)));
    }

    @Test
    void findsDuplicatesUnderAPrimaryKey() {
        assertThat(violations(
                        "t",
                        "CREATE TABLE t (k PRIMARY KEY, v)",
                        "INSERT INTO t VALUES (1, 1), (2, 2)",
                        "PRAGMA writable_schema = ON",
                        "CREATE TABLE u (k, v)",
                        "INSERT INTO u VALUES ('same', 1), ('same', 2), ('other', 3)",
                        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'u') WHERE name = 't'",
                        "DELETE FROM sqlite_schema WHERE name = 'u'"))
                .containsExactly(new ConstraintViolation(
                        "primary key",
                        "t",
                        List.of("k"),
                        "duplicate (k)",
                        2,
                        List.of("rowid 1", "rowid 2"),
                        RowIds.of(2)));
    }

    @Test
    void findsOrphansAsSqliteDoes() throws SQLException {
        Path file = SqliteFiles.create(
                directory.resolve("orphans.db"),
                "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE UNIQUE, a, b, UNIQUE (a, b))",
                "INSERT INTO p VALUES (1, 'One', 1, 2), (2, '10', 'x', NULL)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p, name REFERENCES p (name), a, b, parent REFERENCES c (id), "
                        + "FOREIGN KEY (a, b) REFERENCES p (a, b))",
                "INSERT INTO c VALUES (1, 1, 'ONE', 1, 2, NULL), (2, 9, 'one ', 1, 3, 1), (3, '1', 10, NULL, 7, 99), (4, 'x', 10.0, '1', 2, 3)",
                "CREATE TABLE k (a TEXT, b TEXT REFERENCES p (name), PRIMARY KEY (a)) WITHOUT ROWID",
                "INSERT INTO k VALUES ('first', 'nobody'), ('second', 'ONE')");
        List<String> found = new ArrayList<>();
        for (ConstraintViolation violation : violations("c", file)) {
            assertThat(violation.kind()).isEqualTo("foreign key");
            violation
                    .rowNames()
                    .forEach(name -> found.add(name + " " + violation.detail().split(" ")[1]));
        }
        List<String> expected = new ArrayList<>();
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT rowid, parent FROM pragma_foreign_key_check('c')")) {
            while (rows.next()) {
                expected.add("rowid " + rows.getLong(1) + " " + rows.getString(2));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(4);
        assertThat(violations("k", file))
                .containsExactly(new ConstraintViolation(
                        "foreign key",
                        "k",
                        List.of("b"),
                        "references p (name)",
                        1,
                        List.of("key (first)"),
                        RowIds.of(1)));
    }

    @Test
    void leavesForeignKeysThatCannotHoldToThePlan() {
        assertThat(violations(
                        "c",
                        "CREATE TABLE p (a)",
                        "CREATE TABLE c (x REFERENCES nowhere (id), y REFERENCES p (a), z REFERENCES p)",
                        "INSERT INTO c VALUES (1, 2, 3)"))
                .isEmpty();
    }

    @Test
    void namesTheFirstTenRows() {
        ConstraintViolation violation = violations(
                        "t",
                        "CREATE TABLE t (k TEXT PRIMARY KEY)",
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25) INSERT INTO t SELECT NULL FROM n")
                .get(0);
        assertThat(violation.rows()).isEqualTo(25);
        assertThat(violation.rowNames()).hasSize(10).startsWith("rowid 1");
    }
}
