package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.StorageClass;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the pages is what SQLite itself reads. */
class PagedRowsTest {
    private static final List<String> TYPES = List.of(
            "", "INTEGER", "REAL", "DOUBLE PRECISION", "TEXT", "NUMERIC", "BLOB", "FLOAT NOT NULL DEFAULT 0", "INT");

    @TempDir
    private Path directory;

    private Path file;

    private static Stream<Arguments> shapes() {
        return Stream.of(512, 1024, 4096, 65536)
                .flatMap(size -> IntStream.range(0, 6).mapToObj(seed -> Arguments.of(size, seed)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void areTheRowsThatSqliteReads(int pageSize, int seed) throws SQLException {
        Random random = new Random(31L * pageSize + seed);
        file = directory.resolve("random.db");
        SqliteFiles.create(
                file, "PRAGMA page_size = " + pageSize, "PRAGMA auto_vacuum = " + random.nextInt(3), "VACUUM");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            fill(connection, random);
        }

        assertThat(bySource(true)).isEqualTo(bySqlite());
    }

    /** Grows, shrinks and changes a table, so that its pages are in no order and its records of all lengths. */
    private static void fill(Connection connection, Random random) throws SQLException {
        int columns = 1 + random.nextInt(8);
        int key = random.nextInt(columns + 2);
        String definition = IntStream.range(0, columns)
                .mapToObj(i ->
                        "c" + i + " " + (i == key ? "INTEGER PRIMARY KEY" : TYPES.get(random.nextInt(TYPES.size()))))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE other (a)");
            statement.execute("CREATE TABLE t (" + definition + ")");
            for (int round = 0; round < 4; round++) {
                insert(connection, columns + round, key, random);
                statement.execute("DELETE FROM t WHERE abs(random()) % 5 = 0");
                statement.execute("INSERT INTO other SELECT randomblob(300) FROM t LIMIT 20");
                statement.execute("ALTER TABLE t ADD COLUMN c" + (columns + round) + " " + added(random));
            }
            if (random.nextBoolean()) {
                statement.execute("VACUUM");
            }
        }
    }

    private static String added(Random random) {
        return List.of(
                        "REAL NOT NULL DEFAULT 3",
                        "TEXT DEFAULT 'é'",
                        "BLOB DEFAULT x'0001'",
                        "INTEGER",
                        "DEFAULT -5",
                        "FLOAT")
                .get(random.nextInt(6));
    }

    private static void insert(Connection connection, int columns, int key, Random random) throws SQLException {
        String places = IntStream.range(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", "));
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR IGNORE INTO t VALUES (" + places + ")")) {
            for (int row = 0; row < 150; row++) {
                for (int i = 0; i < columns; i++) {
                    insert.setObject(
                            i + 1, i == key ? Long.valueOf(random.nextLong() >> random.nextInt(64)) : value(random));
                }
                insert.execute();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static Object value(Random random) {
        byte[] bytes = new byte[random.nextInt(6) == 0 ? random.nextInt(3_000) : random.nextInt(40)];
        random.nextBytes(bytes);
        return switch (random.nextInt(7)) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> random.nextDouble() * 1e9;
            case 2 -> (double) random.nextInt(1_000);
            case 3 -> bytes;
            case 4 -> random.nextInt(3);
            default -> HexFormat.of().formatHex(bytes);
        };
    }

    @Test
    void areReadBySqliteWhereTheyAreLong() throws SQLException {
        create(
                "CREATE TABLE t (a, b, c REAL)",
                "INSERT INTO t VALUES (1, 2, 3), (zeroblob(300000), 'x', 4), (3, randomblob(9000000), 5)",
                "INSERT INTO t SELECT NULL, hex(randomblob(n)), n FROM (WITH RECURSIVE s(n) AS (SELECT 65 UNION ALL SELECT n + 1 FROM s WHERE n < 4200) SELECT n FROM s)");
        assertThat(bySource(true)).isEqualTo(bySqlite());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a TEXT PRIMARY KEY, b) WITHOUT ROWID",
                "CREATE TABLE t (a, b, c GENERATED ALWAYS AS (a + 1) VIRTUAL)",
                "CREATE TABLE t (rowid, oid, _rowid_)"
            })
    void areReadBySqliteWhereTheTableIsOfAnotherKind(String table) throws SQLException {
        create(table, "INSERT INTO t VALUES (1, 2" + (table.contains("oid,") ? ", 3" : "") + ")");
        try (Source source = open();
                RowCursor rows = source.rows(table(source))) {
            assertThat(rows).isNotInstanceOf(PagedRowCursor.class);
            assertThat(rows.next()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a, id INTEGER PRIMARY KEY, b)",
                "CREATE TABLE t (a, b INTEGER PRIMARY KEY DESC, c)",
                "CREATE TABLE t (\"rowid\" TEXT, b, c REAL)",
                "CREATE TABLE t (a INT PRIMARY KEY, b REAL, c ANY) STRICT",
                "CREATE TABLE t (a, b GENERATED ALWAYS AS (a * 2) STORED, c REAL, d GENERATED ALWAYS AS (a / 2.0) STORED)"
            })
    void haveTheirValuesWhereverTheyStand(String table) throws SQLException {
        create(
                table,
                table.contains("STORED")
                        ? "INSERT INTO t VALUES (1, 2), (3, 4)"
                        : "INSERT INTO t VALUES (7, 8, 9), (5, 6, 1)");
        assertThat(bySource(true)).isEqualTo(bySqlite());
    }

    @Test
    void areReadBySqliteWhereTheyVouchForTheOthers() {
        create("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
        try (Source source = new SqliteSourceStore(file).openCopyToVerify(file);
                RowCursor rows = source.rows(table(source))) {
            assertThat(rows).isInstanceOf(SqliteRowCursor.class);
        }
    }

    @Test
    void thatAreNoNumberAreNull() throws SQLException {
        create("CREATE TABLE t (a REAL)", "INSERT INTO t VALUES (9e999), (9e999 - 9e999), (-9e999)");
        assertThat(bySource(true)).isEqualTo(bySqlite());
    }

    @Test
    void ofAnEmptyTableAreNone() throws SQLException {
        create("CREATE TABLE t (a)");
        assertThat(bySource(true)).isEmpty();
    }

    /** A damaged page is told, or gives other values; it never ends in anything else, and never takes for ever. */
    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void ofADamagedFileMakeAnErrorAtMost(int pageSize) throws Exception {
        Random random = new Random(pageSize);
        create("PRAGMA page_size = " + pageSize, "VACUUM", "CREATE TABLE t (a, b)");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (int i = 0; i < 4; i++) {
                insert(connection, 2, -1, random);
            }
        }
        Path sound = file;
        int told = 0;
        for (int i = 0; i < 500; i++) {
            file = directory.resolve("damaged.db");
            damage(sound, random, pageSize);
            told += readable() ? 0 : 1;
        }
        assertThat(told).isBetween(30, 495);
    }

    private void damage(Path sound, Random random, int pageSize) throws IOException {
        Files.copy(sound, file, StandardCopyOption.REPLACE_EXISTING);
        byte[] bytes = Files.readAllBytes(file);
        int page = pageSize * (1 + random.nextInt(bytes.length / pageSize - 1));
        for (int i = 0; i < 4; i++) {
            int at = random.nextInt(3) == 0 ? random.nextInt(pageSize) : random.nextInt(24);
            bytes[page + at] = (byte) random.nextInt(256);
        }
        Files.write(file, bytes);
    }

    private boolean readable() {
        try {
            bySource(true);
            return true;
        } catch (SessionDbException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
            assertThat(e.problem().message()).contains("table `t`");
            return false;
        }
    }

    private void create(String... statements) {
        file = SqliteFiles.create(directory.resolve("rows.db"), statements);
    }

    private Source open() {
        return new SqliteSourceStore(file).openCopy(file);
    }

    private static Table table(Source source) {
        return source.schema().table("t").orElseThrow();
    }

    private List<String> bySource(boolean paged) {
        List<String> all = new ArrayList<>();
        try (Source source = open();
                RowCursor rows = source.rows(table(source))) {
            assertThat(rows instanceof PagedRowCursor).isEqualTo(paged);
            while (rows.next()) {
                all.add(rows.rowId()
                        + IntStream.range(0, rows.columnCount())
                                .mapToObj(i -> value(rows, i))
                                .collect(Collectors.joining("|", ":", "")));
            }
        }
        return all;
    }

    private static String value(RowCursor rows, int column) {
        StorageClass storage = rows.storageClass(column);
        String value =
                switch (storage) {
                    case NULL -> "";
                    case INTEGER -> Long.toString(rows.longValue(column));
                    case REAL -> Long.toString(Double.doubleToLongBits(rows.doubleValue(column)));
                    case TEXT, BLOB -> bytes(rows, column);
                };
        return storage.name().charAt(0) + value;
    }

    private static String bytes(RowCursor rows, int column) {
        if (!rows.large(column)) {
            assertThat(rows.byteLength(column)).isEqualTo(rows.bytes(column).length);
            return words(rows.bytes(column));
        }
        try (InputStream in = rows.open(column)) {
            return words(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(byte[] bytes) {
        return bytes.length + " " + Arrays.hashCode(bytes);
    }

    private List<String> bySqlite() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT " + rowid(connection) + ", * FROM t NOT INDEXED ORDER BY 1")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder(rows.getString(1)).append(':');
                for (int i = 2; i <= columns; i++) {
                    row.append(i == 2 ? "" : "|").append(value(rows.getObject(i), rows, i));
                }
                all.add(row.toString());
            }
        }
        return all;
    }

    private static String rowid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet named =
                        statement.executeQuery("SELECT count(*) FROM pragma_table_info('t') WHERE name = 'rowid'")) {
            return named.getLong(1) == 0 ? "rowid" : "oid";
        }
    }

    private static String value(Object value, ResultSet rows, int column) throws SQLException {
        if (value == null) {
            return "N";
        }
        if (value instanceof Double real) {
            return "R" + Double.doubleToLongBits(real);
        }
        if (value instanceof byte[] blob) {
            return "B" + words(blob);
        }
        return value instanceof String ? "T" + words(rows.getBytes(column)) : "I" + value;
    }
}
