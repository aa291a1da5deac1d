package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema made to hang, to eat memory or to have something run: its tables arrive, or it is refused with a message that says what of it. */
@Timeout(90)
class HostileSourceIT {
    private static final String ROWS =
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000) INSERT INTO t SELECT n FROM r";

    private static TestDatabase database;

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** A table {@code good} and what else. */
    private Path file(String... statements) {
        List<String> all = new ArrayList<>(List.of(
                "CREATE TABLE good (id INTEGER PRIMARY KEY, x TEXT)", "INSERT INTO good VALUES (1, 'a'), (2, 'b')"));
        all.addAll(List.of(statements));
        return SqliteFiles.create(home.resolve("hostile.db"), all.toArray(String[]::new));
    }

    /** Puts another text in the place of a definition, as no statement could. */
    private static Path tampered(Path file, String name, String sql) {
        try (Connection connection = SqliteFiles.connect(file)) {
            SqliteFiles.execute(connection, "PRAGMA writable_schema = ON");
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE sqlite_schema SET sql = ? WHERE name = ?")) {
                update.setString(1, sql);
                update.setString(2, name);
                update.executeUpdate();
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path withObjects(Path file, List<String[]> objects) {
        try (Connection connection = SqliteFiles.connect(file)) {
            SqliteFiles.execute(connection, "PRAGMA writable_schema = ON", "BEGIN");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO sqlite_schema VALUES (?, ?, ?, 0, ?)")) {
                for (String[] object : objects) {
                    insert.setString(1, object[0]);
                    insert.setString(2, object[1]);
                    insert.setString(3, object[1]);
                    insert.setString(4, object[2]);
                    insert.executeUpdate();
                }
            }
            SqliteFiles.execute(connection, "COMMIT");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Migration migrate(Path file) {
        database.execute("DROP SCHEMA IF EXISTS hostile CASCADE");
        Migration migration = Migration.run(file, database, "hostile");
        assertThat(migration.output()).doesNotContain("\tat ");
        return migration;
    }

    private static CarriedPlan arrived(Path file) throws SQLException {
        Migration migration = migrate(file);
        assertThat(migration.exitStatus()).as(migration.error()).isZero();
        CarriedPlan plan = CarriedPlan.of(migration.document());
        try (Connection connection = database.connect()) {
            assertThat(DataComparison.of(file, connection, "hostile", plan, "good")
                            .differences())
                    .isEmpty();
        }
        return plan;
    }

    private static void refused(Path file, int status, String... words) {
        Migration migration = migrate(file);
        assertThat(migration.exitStatus()).as(migration.error()).isEqualTo(status);
        assertThat(migration.error()).contains(words);
        assertThat(database.query("SELECT 1 FROM pg_tables WHERE schemaname = 'hostile'"))
                .isEmpty();
    }

    static Stream<String> doublings() {
        return some("SELECT x.a FROM %1$s x, %1$s y", "SELECT a FROM %1$s UNION ALL SELECT a FROM %1$s");
    }

    static Stream<String> values() {
        return some("b TEXT AS (hex(zeroblob(400000000)))", "b TEXT AS (printf('%1000000000d', a))");
    }

    /** All only with {@code -Dproperty.fuzz=N}. */
    private static Stream<String> some(String... cases) {
        return Stream.of(cases).limit(System.getProperty("property.fuzz") == null ? 1 : cases.length);
    }

    @ParameterizedTest
    @MethodSource("doublings")
    void viewsThatEachStandForTheOneBeforeTwice(String next) throws SQLException {
        List<String[]> views = new ArrayList<>();
        views.add(new String[] {"view", "v0", "CREATE VIEW v0 AS SELECT 1 a"});
        for (int i = 1; i < 40; i++) {
            views.add(new String[] {"view", "v" + i, "CREATE VIEW v" + i + " AS " + next.formatted("v" + (i - 1))});
        }
        arrived(withObjects(file(), views));
    }

    @Test
    void cyclicViewsEndlessViewsAndViewsThatRunThings() throws SQLException {
        CarriedPlan plan = arrived(withObjects(
                file(
                        "CREATE VIEW endless AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) c FROM r",
                        "CREATE VIEW extension AS SELECT load_extension('/nowhere/evil.so') a",
                        "CREATE VIEW editor AS SELECT edit('a', 'true') a",
                        "CREATE VIEW tokenizer AS SELECT fts3_tokenizer('simple', x'0000000000000000') a",
                        "CREATE TRIGGER harm BEFORE DELETE ON good BEGIN SELECT load_extension('x'); END"),
                List.of(
                        new String[] {"view", "a", "CREATE VIEW a AS SELECT * FROM b"},
                        new String[] {"view", "b", "CREATE VIEW b AS SELECT * FROM a"},
                        new String[] {"table", "vt", "CREATE VIRTUAL TABLE vt USING evil('x')"},
                        new String[] {"table", "zip", "CREATE VIRTUAL TABLE zip USING zipfile('/etc/passwd')"})));
        for (String view : List.of("endless", "extension", "editor", "tokenizer", "a", "b")) {
            assertThat(plan.count("view-not-carried", view)).as(view).isOne();
        }
        assertThat(plan.count("virtual-table-not-carried", "vt")).isOne();
        assertThat(plan.count("virtual-table-not-carried", "zip")).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 900})
    void deepExpressions(int depth) throws SQLException {
        String check = "CREATE TABLE t (a INT, b INT AS (a%1$s), CHECK (a%1$s > 0))".formatted("+1".repeat(depth));
        CarriedPlan plan = arrived(tampered(
                file("CREATE TABLE t (a INT, b INT AS (a + 1), CHECK (a > 0))", "INSERT INTO t VALUES (1)"),
                "t",
                check));
        assertThat(plan.count("check-not-carried", "t")).isEqualTo(depth > 200 ? 1 : 0);
    }

    @Test
    void deeperThanSqliteReads() {
        Path file = file("CREATE TABLE t (a INT)");
        refused(tampered(file, "t", "CREATE TABLE t (a INT CHECK (a" + "+1".repeat(100_000) + "))"), 10, "(t)");
        refused(
                tampered(
                        file,
                        "t",
                        "CREATE TABLE t (a INT CHECK (" + "(".repeat(100_000) + "a" + ")".repeat(100_000) + "))"),
                10,
                "(t)");
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesLargerThanTheFile(String column) throws SQLException {
        String sql = "CREATE TABLE t (a INT, " + column + ")";
        CarriedPlan plan = arrived(tampered(file("CREATE TABLE t (a INT)", ROWS), "t", sql));
        assertThat(plan.says("generated-column-not-carried", "t", "b")).isTrue();
    }

    /** Without a bound on patterns SQLite calls itself until its stack is at an end, and the process is gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a TEXT, b INT AS (a LIKE '%s'))",
                "CREATE TABLE t (a TEXT, CHECK (a LIKE '%s' OR 1))",
            })
    void patternsThatNeverEnd(String sql) throws SQLException {
        String pattern = "%a".repeat(20_000) + "b";
        Path file = file("CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES (replace(hex(zeroblob(100000)), '0', 'a'))");
        arrived(tampered(file, "t", sql.replace("%s", pattern)));
    }

    /** Only with {@code -Dproperty.fuzz=N}: each takes its time. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "property.fuzz", matches = ".+")
    @ValueSource(strings = {"CREATE TABLE t (a INT, b INT AS (%s))", "CREATE TABLE t (a INT, CHECK (%s))"})
    void expressionsThatTakeForEver(String sql) {
        String slow = IntStream.range(0, 300)
                .mapToObj(i -> "length(hex(zeroblob(450000 + a + " + i + ")))")
                .collect(Collectors.joining("+"));
        refused(tampered(file("CREATE TABLE t (a INT)", ROWS), "t", sql.formatted(slow)), 10, "`t`", "processor time");
    }

    @Test
    void generatedColumnsThatEachStandForTheOneBeforeTwice() {
        String columns = IntStream.range(1, 60)
                .mapToObj(i -> "g" + i + " INT AS (g" + (i - 1) + " + g" + (i - 1) + ")")
                .collect(Collectors.joining(", ", "g0 INT AS (a), ", ""));
        Migration migration = migrate(tampered(
                file("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)"),
                "t",
                "CREATE TABLE t (a INT, " + columns + ")"));
        assertThat(migration.exitStatus()).as(migration.error()).isIn(0, 4, 10);
    }

    @Test
    void manyTables() throws SQLException {
        try (Connection connection = SqliteFiles.connect(file())) {
            SqliteFiles.execute(connection, "BEGIN");
            for (int i = 0; i < 60; i++) {
                SqliteFiles.execute(connection, "CREATE TABLE t" + i + " (a INT)");
            }
            SqliteFiles.execute(connection, "COMMIT");
        }
        arrived(home.resolve("hostile.db"));
    }

    @Test
    void longNamesTypesAndDefaults() throws SQLException {
        String name = "n".repeat(150_000);
        String text = "x".repeat(700_000);
        arrived(tampered(
                file(
                        "CREATE TABLE \"" + name + "\" (\"" + name + "\" " + name + ")",
                        "CREATE TABLE t (a TEXT DEFAULT 'x', b INT)",
                        "INSERT INTO t (b) VALUES (1)"),
                "t",
                "CREATE TABLE t (a TEXT DEFAULT '" + text + "', b INT)"));
    }

    @Test
    void moreColumnsThanPostgresHas() {
        String columns =
                IntStream.range(0, 2000).mapToObj(i -> "c" + i + " INT").collect(Collectors.joining(", "));
        refused(file("CREATE TABLE wide (" + columns + ")"), 4, "table `wide`", "1600");
    }

    /** A comment at the end of a text swallowed what was put behind it, and a broken CHECK was passed over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a INT CHECK (a > 0 -- positive\n))",
                "CREATE TABLE t (a INT CHECK (a > 0 /* positive */))",
                "CREATE TABLE t (a INT, CHECK (-- positive\n a > 0--)\n))"
            })
    void commentsInChecks(String table) {
        Path file = file(table, "PRAGMA ignore_check_constraints = ON", "INSERT INTO t VALUES (-1)");
        refused(file, 4, "table `t`", "breaks its check");
    }

    @Test
    void commentsInIndexes() throws SQLException {
        CarriedPlan plan = arrived(file(
                "CREATE TABLE t (a INT, b INT)",
                "CREATE UNIQUE INDEX i ON t ((a + 1) -- first\n DESC, b -- second\n) WHERE a > 0 -- some",
                "INSERT INTO t VALUES (1, 1), (1, 2)"));
        assertThat(plan.count("index-not-carried", "t")).isZero();
    }

    /** SQLite would give the column's name as a string for every row. */
    @Test
    void namesThatAreNotUtf8() throws SQLException {
        Path file = file("CREATE TABLE t (aXb INT)", "INSERT INTO t VALUES (1)");
        try (Connection connection = SqliteFiles.connect(file)) {
            SqliteFiles.execute(
                    connection,
                    "PRAGMA writable_schema = ON",
                    "UPDATE sqlite_schema SET sql = CAST(replace(CAST(sql AS BLOB), x'58', x'ff') AS TEXT) WHERE name = 't'");
        }
        refused(file, 10, "of table `t` isn't UTF-8");
    }
}
