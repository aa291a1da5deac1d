package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.scenario.Program;
import dev.sessiondb.scenario.Shell;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names and values made to be taken for SQL, for format strings or for orders to a terminal arrive as plain names and values, and a canary in the target is left alone. */
class InjectionIT {
    private static final String COUNT_TABLES =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";

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

    @Test
    void arrivesAsPlainNamesAndValues() throws SQLException {
        Path file = HostileSource.create(home.resolve("hostile.db"), HostileSource.NAMES);
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
                                HostileSource.NAMES.stream().filter(n -> !n.startsWith("xx") && !n.equals("case")))
                        .toList()));
        for (String hostile : HostileSource.NAMES) {
            String table = HostileSource.name(plan.table(HostileSource.table(hostile)));
            String column = HostileSource.name(plan.column(HostileSource.table(hostile), hostile));
            assertThat(strings("INSERT INTO public." + table + " (id) VALUES (1000) RETURNING " + column))
                    .containsExactly(hostile);
        }
        canary();
        plainOutput(migration.output());
    }

    /** The way there and back by every command, as text for a terminal; with all names with {@code -Dproperty.fuzz=N}. */
    @Test
    void everyCommandTakesThemForNames() throws SQLException {
        List<String> names = System.getProperty("property.fuzz") == null ? HostileSource.FEW : HostileSource.NAMES;
        Path file = HostileSource.create(home.resolve("hostile.db"), names);
        run(0, "schema", "show", "--sqlite-path", file.toString(), "--show-ddl");
        run(0, "profile", "init", home.resolve("profile.yaml").toString(), "--sqlite-path", file.toString());
        run(0, "profile", "init", "-", "--sqlite-path", file.toString());
        String[] migrate = {
            "migrate",
            "to",
            "postgres",
            "--schema",
            "all",
            "--sqlite-path",
            file.toString(),
            "--profile",
            home.resolve("profile.yaml").toString()
        };
        run(0, append(migrate, "--show-ddl"));
        run(0, append(migrate, "--execute"));
        Set<String> rows = rows();
        run(
                0,
                "verify",
                "--schema",
                "all",
                "--sqlite-path",
                file.toString(),
                "--profile",
                home.resolve("profile.yaml").toString());
        run(0, "status", "--schema", "all", "--sqlite-path", file.toString());
        String[] back = {"migrate", "to", "sqlite", "--from", "postgres", "--schema", "all", "--sqlite-path", "back.db"
        };
        run(0, back);
        run(0, append(back, "--execute"));
        assertThat(SqliteFiles.query(home.resolve("back.db"), COUNT_TABLES))
                .isEqualTo(SqliteFiles.query(file, COUNT_TABLES));
        undone(rows, append(migrate, "--execute"));
    }

    private void undone(Set<String> rows, String... migrate) {
        String run = String.valueOf(database.value(
                "SELECT run_id FROM \"all\".sessiondb_runs WHERE state = 'published' ORDER BY started_at LIMIT 1"));
        run(0, "runs", "show", run, "--schema", "all");
        run(0, "undo", run, "--schema", "all");
        run(0, "undo", run, "--schema", "all", "--execute");
        assertThat(rows()).isEmpty();
        run(0, migrate);
        assertThat(rows()).isEqualTo(rows);
        String again = String.valueOf(
                database.value(
                        "SELECT run_id FROM \"all\".sessiondb_runs WHERE state = 'published' ORDER BY started_at DESC LIMIT 1"));
        database.execute("DELETE FROM \"all\".\"c\\'; DROP TABLE canary; --\"");
        run(0, "restore", "--to", "postgres", "--backup", again, "--schema", "all");
        run(0, "restore", "--to", "postgres", "--backup", again, "--schema", "all", "--execute");
        assertThat(rows()).isEqualTo(rows);
    }

    /** The line is pasted into a shell whose only {@code sessiondb} writes down what it is given. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNextStepCanBePastedWhateverTheFileIsCalled() throws IOException {
        Path file = SqliteFiles.create(
                home.resolve("a b'\"$(touch pwned);\n\u001B`touch pwned`.db"),
                "CREATE TABLE pasted (id INTEGER PRIMARY KEY)",
                "INSERT INTO pasted VALUES (1)");
        String printed = run(0, "migrate", "to", "postgres", "--sqlite-path", file.toString());
        Path bin = Files.createDirectory(home.resolve("bin"));
        Path program =
                Files.writeString(bin.resolve("sessiondb"), "#!/bin/sh\nprintf '%s\\0' \"$@\" > \"$HOME/arguments\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String mark = "to do it: ";
        new Shell(home, Map.of("PATH", bin + ":" + System.getenv("PATH")))
                .run(printed.substring(printed.lastIndexOf(mark) + mark.length()));
        assertThat(home.resolve("pwned")).doesNotExist();
        String[] arguments = Files.readString(home.resolve("arguments")).split("\0");
        assertThat(arguments).contains(file.toString());
        run(0, arguments);
        assertThat(database.value("SELECT id FROM pasted")).isEqualTo(1L);
        database.execute("DROP TABLE pasted");
    }

    /** Runs a command, and looks at what it prints. */
    private String run(int status, String... arguments) {
        Program.Result result =
                new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run(arguments);
        assertThat(result.exitStatus())
                .as(String.join(" ", arguments) + ": " + result.stdout() + result.stderr())
                .isEqualTo(status);
        plainOutput(result.stdout() + result.stderr());
        canary();
        return result.stdout();
    }

    private static String[] append(String[] arguments, String more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** The rows of every table that was migrated. */
    private static Set<String> rows() {
        Set<String> rows = new TreeSet<>();
        for (String table : strings(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = '\"all\"'::regnamespace AND relname NOT LIKE 'sessiondb%'")) {
            strings("SELECT t::text FROM \"all\"." + HostileSource.name(table) + " t")
                    .forEach(row -> rows.add(table + ": " + row));
        }
        return rows;
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
