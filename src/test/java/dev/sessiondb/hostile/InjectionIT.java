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
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and values made to be taken for SQL, for format strings or for orders to a terminal arrive as plain names and values, and a canary in the target is left alone. */
class InjectionIT {
    private static final List<String> HOSTILE = List.of(
            "a'; DROP TABLE canary; --",
            "b\"; DROP TABLE canary; --",
            "c\\'; DROP TABLE canary; --",
            "d /* x",
            "e -- x",
            "f $$ x $1 $tag$",
            "g ? ?1 :name @name",
            "h %s %1$s %n",
            "i \\ \\. \\\\",
            "\\.",
            "j\nk\r\nl",
            "m\u2028n\u2029",
            "o\u202Etxt.exe\u200F",
            "p\u001B[2J\u001B]0;title\u0007",
            "q {0} ${HOME} ${flyway:defaultSchema} #{x}",
            "pg_class",
            "r`s[t]u",
            "Case",
            "case",
            "x".repeat(70) + "'1",
            "x".repeat(70) + "'2",
            "é日本\uD83D\uDE00");

    private static TestDatabase database;

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        database.execute(
                "CREATE TABLE canary (id int)",
                "INSERT INTO canary VALUES (1)",
                "CREATE FUNCTION public.canary_f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Each of them names a table, its columns, its constraint, its index, and is a default and a value. */
    private Path source() throws SQLException {
        Path file = SqliteFiles.create(home.resolve("hostile.db"));
        try (Connection connection = SqliteFiles.connect(file)) {
            int number = 0;
            for (String hostile : HOSTILE) {
                boolean folded = hostile.equals("case");
                String table = folded ? "case 2" : hostile;
                SqliteFiles.execute(
                        connection,
                        "CREATE TABLE " + name(table) + " (id INTEGER PRIMARY KEY, " + name(hostile)
                                + " TEXT DEFAULT " + text(hostile) + ", " + name(hostile + "2") + " INT, CONSTRAINT "
                                + name(hostile) + " CHECK (" + name(hostile) + " <> " + text("no" + hostile) + "))",
                        "CREATE INDEX " + name("i" + number++ + hostile) + " ON " + name(table) + " (" + name(hostile)
                                + ") WHERE " + name(hostile) + " <> " + text(hostile + "'"),
                        "CREATE VIEW " + name("v" + number + hostile) + " AS SELECT " + name(hostile) + " AS "
                                + name(hostile) + " FROM " + name(table) + " WHERE " + name(hostile) + " <> "
                                + text(hostile + "'"),
                        "INSERT INTO " + name(table) + " (id) VALUES (0)");
                fill(connection, table, hostile);
            }
        }
        return file;
    }

    private static void fill(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name(table) + " (" + name(column) + ") VALUES (?)")) {
            for (String value : HOSTILE) {
                insert.setString(1, value);
                insert.executeUpdate();
            }
        }
    }

    @Test
    void arrivesAsPlainNamesAndValues() throws SQLException {
        Path file = source();
        Migration migration = Migration.run(file, database, "public");
        assertThat(migration.exitStatus()).as(migration.error()).isZero();
        CarriedPlan plan = CarriedPlan.of(migration.document());
        try (Connection connection = database.connect()) {
            assertThat(DataComparison.of(file, connection, "public", plan).differences())
                    .isEmpty();
        }
        canary();
        assertThat(
                        new TreeSet<>(
                                strings(
                                        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'sessiondb%' AND relname NOT LIKE 'x%'")))
                .isEqualTo(new TreeSet<>(Stream.concat(
                                Stream.of("canary", "case 2"),
                                HOSTILE.stream().filter(n -> !n.startsWith("xx") && !n.equals("case")))
                        .toList()));
        for (String hostile : HOSTILE) {
            String table = plan.table(hostile.equals("case") ? "case 2" : hostile);
            String column = plan.column(hostile.equals("case") ? "case 2" : hostile, hostile);
            database.execute("INSERT INTO public." + name(table) + " (id) VALUES (1000)");
            assertThat(strings("SELECT " + name(column) + " FROM public." + name(table) + " WHERE id = 1000"))
                    .containsExactly(hostile);
        }
        canary();
        plainOutput(migration.output());
    }

    private static void canary() {
        assertThat(database.value("SELECT count(*) FROM canary")).isEqualTo(1L);
        assertThat(database.value("SELECT canary_f()")).isEqualTo(1);
    }

    /** Nothing that steers a terminal. */
    private static void plainOutput(String output) {
        assertThat(output.codePoints()
                        .filter(c ->
                                c != '\n' && (Character.isISOControl(c) || "\u202E\u200F\u2028\u2029".indexOf(c) >= 0))
                        .toArray())
                .isEmpty();
    }

    private static List<String> strings(String sql) {
        return database.query(sql).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
