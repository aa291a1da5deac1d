package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.StorageClass;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.Collation;

class SqliteRowsTest {
    @TempDir
    private Path directory;

    private Source open(String... statements) {
        return new SqliteSourceStore(SqliteFiles.create(directory.resolve("rows.db"), statements)).open();
    }

    private static Table table(Source source) {
        return source.schema().tables().get(0);
    }

    /** Every row as text, its name first. */
    private List<String> rows(String... statements) {
        List<String> rows = new ArrayList<>();
        try (Source source = open(statements);
                RowCursor cursor = source.rows(table(source))) {
            while (cursor.next()) {
                StringBuilder row = new StringBuilder(cursor.rowName());
                for (int i = 0; i < cursor.columnCount(); i++) {
                    row.append(" | ").append(value(cursor, i));
                }
                rows.add(row.toString());
            }
            assertThat(cursor.next()).isFalse();
        }
        return rows;
    }

    private static String value(RowCursor cursor, int column) {
        return switch (cursor.storageClass(column)) {
            case NULL -> "NULL";
            case INTEGER -> Long.toString(cursor.longValue(column));
            case REAL -> Double.toString(cursor.doubleValue(column));
            case TEXT -> "'" + HexFormat.of().formatHex(cursor.bytes(column)) + "'";
            case BLOB -> "x" + HexFormat.of().formatHex(cursor.bytes(column));
        };
    }

    @Test
    void tellsEveryStorageClass() {
        assertThat(rows(
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                        "INSERT INTO t (v) VALUES (NULL), (9223372036854775807), (-9223372036854775808), (0.1), (9e999), "
                                + "(-9e999), (-0.0), (''), ('é'), (x''), (x'00ff'), (1.0)"))
                .containsExactly(
                        "rowid 1 | 1 | NULL",
                        "rowid 2 | 2 | 9223372036854775807",
                        "rowid 3 | 3 | -9223372036854775808",
                        "rowid 4 | 4 | 0.1",
                        "rowid 5 | 5 | Infinity",
                        "rowid 6 | 6 | -Infinity",
                        "rowid 7 | 7 | -0.0",
                        "rowid 8 | 8 | ''",
                        "rowid 9 | 9 | 'c3a9'",
                        "rowid 10 | 10 | x",
                        "rowid 11 | 11 | x00ff",
                        "rowid 12 | 12 | 1.0");
    }

    @Test
    void givesRealsOfAColumnThatKeepsThemAsIntegers() {
        assertThat(rows("CREATE TABLE t (r REAL)", "INSERT INTO t VALUES (3)")).containsExactly("rowid 1 | 3.0");
    }

    @Test
    void givesTextByteForByte() {
        assertThat(
                        rows(
                                "CREATE TABLE t (s TEXT)",
                                "INSERT INTO t VALUES (CAST(x'610062' AS TEXT)), (CAST(x'66969666' AS TEXT)), (CAST(x'eda080' AS TEXT))"))
                .containsExactly("rowid 1 | '610062'", "rowid 2 | '66969666'", "rowid 3 | 'eda080'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16le", "UTF-16be"})
    void givesUtf16TextAsUtf8(String encoding) {
        boolean big = encoding.endsWith("be");
        String lone = big ? "x'0061d800'" : "x'610000d8'";
        assertThat(rows(
                        "PRAGMA encoding = '" + encoding + "'",
                        "CREATE TABLE t (s TEXT, b BLOB)",
                        "INSERT INTO t VALUES ('aé€😀', x'6100'), (CAST(" + lone
                                + " AS TEXT), NULL), ('a' || char(0) || 'b', NULL), ('', NULL)"))
                .containsExactly(
                        "rowid 1 | '" + HexFormat.of().formatHex("aé€😀".getBytes(StandardCharsets.UTF_8))
                                + "' | x6100",
                        "rowid 2 | '61eda080' | NULL",
                        "rowid 3 | '610062' | NULL",
                        "rowid 4 | '' | NULL");
    }

    @Test
    void comesInRowidOrderWhateverTheIndexes() {
        assertThat(rows(
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, a)",
                        "CREATE INDEX i ON t (a, id)",
                        "INSERT INTO t VALUES (5, 1), (-3, 9), (0, 5), (4611686018427387904, 0)"))
                .containsExactly(
                        "rowid -3 | -3 | 9",
                        "rowid 0 | 0 | 5",
                        "rowid 5 | 5 | 1",
                        "rowid 4611686018427387904 | 4611686018427387904 | 0");
    }

    @Test
    void comesInKeyOrderWithoutRowid() {
        assertThat(rows(
                        "CREATE TABLE t (v, a TEXT, b INTEGER, PRIMARY KEY (a, b DESC)) WITHOUT ROWID",
                        "CREATE INDEX i ON t (v, a, b)",
                        "INSERT INTO t VALUES (1, 'y', 1), (2, 'x', 1), (3, 'x', 2), (4, x'ff', 1.5)"))
                .containsExactly(
                        "key (x, 2) | 3 | '78' | 2",
                        "key (x, 1) | 2 | '78' | 1",
                        "key (y, 1) | 1 | '79' | 1",
                        "key (x'ff', 1.5) | 4 | xff | 1.5");
    }

    @Test
    void findsTheRowidUnderAnotherName() {
        assertThat(rows("CREATE TABLE t (rowid TEXT, _ROWID_ TEXT)", "INSERT INTO t VALUES ('a', 'b')"))
                .containsExactly("rowid 1 | '61' | '62'");
        assertThat(rowsOf(
                        "shadowed.db",
                        "CREATE TABLE t (rowid, _rowid_, oid)",
                        "INSERT INTO t VALUES (1, 2, 3), (4, 5, 6)"))
                .containsExactly("row 1", "row 2");
        assertThat(rowsOf("generated.db", "CREATE TABLE t (a, rowid AS (a * 7))", "INSERT INTO t VALUES (3)"))
                .containsExactly("rowid 1");
        assertThat(rowsOf(
                        "key.db",
                        "CREATE TABLE t (rowid, _rowid_, oid, k INTEGER PRIMARY KEY)",
                        "INSERT INTO t VALUES (1, 2, 3, 9)"))
                .containsExactly("rowid 9");
    }

    private List<String> rowsOf(String name, String... statements) {
        Path file = SqliteFiles.create(directory.resolve(name), statements);
        List<String> names = new ArrayList<>();
        try (Source source = new SqliteSourceStore(file).open();
                RowCursor cursor = source.rows(table(source))) {
            while (cursor.next()) {
                names.add(cursor.rowName());
            }
        }
        return names;
    }

    /** Without it SQLite doesn't even walk through a table that has it in its key. */
    @Test
    void needsNoCollationOfTheApplication() throws SQLException {
        Path file = directory.resolve("collation.db");
        try (Connection connection = SqliteFiles.connect(file)) {
            Collation.create(connection, "LOCAL", new Collation() {
                @Override
                protected int xCompare(String one, String other) {
                    return other.compareTo(one);
                }
            });
            SqliteFiles.execute(
                    connection,
                    "CREATE TABLE t (k TEXT COLLATE LOCAL PRIMARY KEY) WITHOUT ROWID",
                    "INSERT INTO t VALUES ('a'), ('c'), ('b')");
        }
        SqliteSourceStore store = new SqliteSourceStore(file);
        try (Source source = store.open()) {
            assertThat(source.violations(table(source))).isEmpty();
            source.copyTo(directory.resolve("copy.db"));
        }
        try (Source copy = store.openCopy(directory.resolve("copy.db"));
                RowCursor rows = copy.rows(table(copy))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.rowName()).isEqualTo("key (c)");
        }
        assertThat(store.probe()).anySatisfy(check -> {
            assertThat(check.id()).isEqualTo("source.integrity");
            assertThat(check.detail()).contains("LOCAL");
        });
    }

    @Test
    void keepsLongNamesShort() {
        assertThat(rowsOf(
                        "long.db",
                        "CREATE TABLE t (k TEXT PRIMARY KEY) WITHOUT ROWID",
                        "INSERT INTO t VALUES (printf('%.*c', 500, 'x')), (char(10) || 'y')"))
                .containsExactly("key (\uFFFDy)", "key (" + "x".repeat(80) + "...)");
    }

    @Test
    void readsWideTablesWithOddNames() {
        StringBuilder create = new StringBuilder("CREATE TABLE \"a \"\"b\" (");
        for (int i = 0; i < 1999; i++) {
            create.append('"').append("c ").append(i).append("\",");
        }
        List<String> rows =
                rows(create.append("\"select\")").toString(), "INSERT INTO \"a \"\"b\" (\"select\") VALUES (7)");
        assertThat(rows).singleElement().asString().endsWith("NULL | 7");
    }

    @Test
    void refusesToReadWhatIsNotThere() {
        Source source = open("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
        RowCursor cursor = source.rows(table(source));
        assertThatThrownBy(() -> cursor.longValue(0)).isInstanceOf(IllegalStateException.class);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.storageClass(0)).isEqualTo(StorageClass.INTEGER);
        source.close();
        assertThatThrownBy(() -> cursor.longValue(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cursor::next).isInstanceOf(IllegalStateException.class);
    }
}
