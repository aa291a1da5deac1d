package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.scenario.Program;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Minsky's SQLite files of every generation, into a table that sessiondb makes and into the application's own. */
class MinskyIT {
    private static final Set<MinskyQuirk> HARMLESS = Set.of(
            MinskyQuirk.NULL_REPO_URLS, MinskyQuirk.NO_TASKS, MinskyQuirk.EPOCH_TIMES, MinskyQuirk.DIFFERING_COLUMNS);

    private TestDatabase database;

    @TempDir
    private Path home;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(MinskyGeneration.class)
    void everyGenerationBecomesTheApplicationsTable(MinskyGeneration generation) {
        Path file = MinskyFixture.sqlite(home.resolve("sessions.db"), generation, HARMLESS);
        Map<String, String> types = MinskyRows.expectedTypes(file);
        List<String> columns = sessionFirst(types);

        Program.Result run = migrate(file);
        assertThat(run.exitStatus()).as(run.stdout()).isZero();
        assertThat(MinskyRows.types(database)).isEqualTo(types);
        assertThat(MinskyRows.ofPostgres(database, columns))
                .hasSize(MinskyFixture.SESSIONS)
                .isEqualTo(MinskyRows.ofSqlite(file, columns, "true"));
        assertThat(findings(run, "profile-chosen"))
                .hasSize(1)
                .first()
                .asString()
                .contains("`minsky`");
        assertThat(findings(run, "values-changed"))
                .contains(MinskyQuirk.NULL_REPO_URLS.rows() + " NULLs become the empty text, as the profile says");
        boolean sideBySide = generation == MinskyGeneration.G2;
        int differing = MinskyQuirk.DIFFERING_COLUMNS.firstRowid();
        assertThat(findings(run, "merged-columns-differ"))
                .isEqualTo(
                        sideBySide
                                ? List.of(
                                        "3 rows hold different values in `taskId` and `task_id`, and that of the first is taken: rowid "
                                                + differing + ", rowid " + (differing + 1) + ", rowid "
                                                + (differing + 2))
                                : List.of());
        assertThat(program().run("verify", "--from", file.toString()).exitStatus())
                .isZero();

        if (sideBySide) {
            Program.Result again = migrate(file);
            assertThat(again.exitStatus()).as(again.stdout()).isZero();
            assertThat(again.result().path("inserted").asLong(-1)).isZero();
        }
        assertThat(run.stdout() + run.stderr() + ledger()).doesNotContain(MinskyFixture.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"G0,CURRENT", "G2,CURRENT", "G3,EARLIER", "G4,LATER", "G5,CURRENT"})
    void everyGenerationGoesIntoTheApplicationsOwnTable(MinskyGeneration generation, MinskyTarget version)
            throws SQLException {
        Path file = MinskyFixture.sqlite(home.resolve("sessions.db"), generation, HARMLESS);
        try (Connection postgres = database.connect()) {
            MinskyFixture.postgres(postgres, "public", version);
        }
        Map<String, String> types = MinskyRows.types(database);
        List<String> columns = sessionFirst(types);

        Program.Result run = migrate(file);
        assertThat(run.exitStatus()).as(run.stdout()).isZero();
        assertThat(MinskyRows.types(database)).isEqualTo(types);
        assertThat(MinskyRows.ofPostgres(database, columns))
                .hasSize(MinskyFixture.SESSIONS)
                .isEqualTo(MinskyRows.ofSqlite(file, columns, "true"));
        List<String> without = MinskyRows.expectedTypes(file).keySet().stream()
                .filter(column -> !types.containsKey(column))
                .toList();
        assertThat(findings(run, "column-not-carried")).hasSameSizeAs(without).allSatisfy(finding -> assertThat(finding)
                .contains("the application's table has no such column"));
        assertThat(program().run("verify", "--from", file.toString()).exitStatus())
                .isZero();

        Program.Result undone = program().run("undo", run.result().path("runId").asText(), "--dry-run=false");
        assertThat(undone.exitStatus()).as(undone.stderr()).isZero();
        assertThat(database.value("SELECT count(*) FROM sessions")).isEqualTo(0L);
        assertThat(run.stdout() + run.stderr() + undone.stdout() + ledger()).doesNotContain(MinskyFixture.TOKEN);
    }

    @Test
    void whatHasNoPlaceIsNamedBeforeAnythingIsWritten() {
        Path file = MinskyFixture.sqlite(home.resolve("sessions.db"), MinskyGeneration.G2, MinskyFixture.ALL);
        Program.Result run = migrate(file);
        assertThat(run.exitStatus()).isEqualTo(4);
        assertThat(database.value("SELECT count(*) FROM pg_class WHERE relname = 'sessions'"))
                .isEqualTo(0L);
        assertThat(findings(run, "value-not-converted"))
                .satisfiesExactlyInAnyOrder(
                        finding -> assertThat(finding)
                                .contains("varchar(255)", named(MinskyQuirk.OVERLONG_NAMES), "300 characters"),
                        finding -> assertThat(finding)
                                .contains("varchar(1000)", named(MinskyQuirk.OVERLONG_URLS), "1200 characters"),
                        finding -> assertThat(finding)
                                .contains("varchar(100)", named(MinskyQuirk.OVERLONG_TASKS), "150 characters"),
                        finding -> assertThat(finding)
                                .contains("timestamptz", named(MinskyQuirk.BAD_TIMES), "\"yesterday\" is not a time"));
        assertThat(findings(run, "primary-key-violated"))
                .hasSize(1)
                .first()
                .asString()
                .contains("2 rows", "rowid 1", "rowid 2");
        assertThat(run.stdout() + run.stderr()).doesNotContain(MinskyFixture.TOKEN);
    }

    @Test
    void whatHasNoPlaceMayBeLeftOutAndIsKept() throws IOException {
        Path file = MinskyFixture.sqlite(home.resolve("sessions.db"), MinskyGeneration.G2, MinskyFixture.ALL);
        Program.Result run = migrate(file, "--on-error", "skip");
        assertThat(run.exitStatus()).as(run.stdout()).isEqualTo(13);
        String bad = "rowid NOT IN (1, 2, " + MinskyQuirk.OVERLONG_NAMES.firstRowid() + ", "
                + MinskyQuirk.OVERLONG_URLS.firstRowid() + ", " + MinskyQuirk.OVERLONG_TASKS.firstRowid() + ", "
                + MinskyQuirk.BAD_TIMES.firstRowid() + ")";
        List<String> columns = sessionFirst(MinskyRows.types(database));
        assertThat(MinskyRows.ofPostgres(database, columns))
                .hasSize(MinskyFixture.SESSIONS - 6)
                .isEqualTo(MinskyRows.ofSqlite(file, columns, bad));
        Path rejects = Path.of(run.result().path("rejects").path("file").asText());
        assertThat(Files.readAllLines(rejects)).hasSize(6);
        assertThat(run.stdout() + run.stderr() + ledger()).doesNotContain(MinskyFixture.TOKEN);
    }

    @Test
    void theApplicationsOwnMigrationsAreCarriedUnlessTheTargetKeepsItsOwn() {
        Path file = MinskyFixture.sqlite(home.resolve("sessions.db"), MinskyGeneration.G4, Set.of());
        assertThat(migrate(file).exitStatus()).isZero();
        assertThat(database.query("SELECT id::text, hash, created_at::text FROM __drizzle_migrations ORDER BY id"))
                .containsExactly(List.of("1", "2c9f", "1737369000000"), List.of("2", "b41e", "1757369000123"));
        database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        database.execute("CREATE TABLE __drizzle_migrations (id serial PRIMARY KEY, hash text, created_at bigint)");
        Program.Result run = migrate(file);
        assertThat(run.exitStatus()).as(run.stdout()).isZero();
        assertThat(database.value("SELECT count(*) FROM __drizzle_migrations")).isEqualTo(0L);
        assertThat(run.stdout()).contains("the target's own migrations keep it");
    }

    @ParameterizedTest
    @EnumSource(names = {"G1", "G2", "G4"})
    void theFileComesBackAsItWas(MinskyGeneration generation) {
        Path file = MinskyFixture.sqlite(home.resolve("sessions.db"), generation, Set.of());
        assertThat(migrate(file).exitStatus()).isZero();
        database.execute("UPDATE sessions SET task_id = 'mt#9999' WHERE session = 'task1'");
        Path back = home.resolve("back.db");
        Program.Result run = program()
                .run(
                        "migrate",
                        "to",
                        "sqlite",
                        "--from",
                        "postgres",
                        "--sqlite-path",
                        back.toString(),
                        "--dry-run=false");
        assertThat(run.exitStatus()).as(run.stderr()).isZero();
        String schema = "SELECT sql FROM sqlite_master WHERE name = 'sessions'";
        if (generation != MinskyGeneration.G1) { // which gets the columns that it lacks
            assertThat(SqliteFiles.query(back, schema)).isEqualTo(SqliteFiles.query(file, schema));
        }
        List<String> columns = sessionFirst(MinskyRows.types(database));
        assertThat(MinskyRows.ofSqlite(back, columns, "true"))
                .isEqualTo(MinskyRows.ofPostgres(database, columns))
                .hasSize(MinskyFixture.SESSIONS);
        String names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        assertThat(SqliteFiles.query(back, names)).isEqualTo(SqliteFiles.query(file, names));
    }

    private static String named(MinskyQuirk quirk) {
        return "rowid " + quirk.firstRowid() + ":";
    }

    private static List<String> sessionFirst(Map<String, String> types) {
        List<String> columns = new ArrayList<>(types.keySet());
        columns.remove("session");
        columns.add(0, "session");
        return columns;
    }

    private Program program() {
        return new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    private Program.Result migrate(Path file, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("migrate", "to", "postgres", "--from", file.toString(), "--json"));
        arguments.add("--dry-run=false");
        arguments.addAll(List.of(options));
        return program().run(arguments.toArray(String[]::new));
    }

    private static List<String> findings(Program.Result run, String code) {
        return StreamSupport.stream(run.result().path("plan").path("findings").spliterator(), false)
                .filter(finding -> finding.path("code").asText().equals(code))
                .map((JsonNode finding) -> finding.path("message").asText())
                .toList();
    }

    /** All that sessiondb keeps in the target for itself. */
    private String ledger() {
        StringBuilder text = new StringBuilder();
        database.query("SELECT relname FROM pg_class WHERE relname LIKE 'sessiondb%' AND relkind = 'r'")
                .forEach(table -> text.append(database.query("SELECT t::text FROM public." + table.get(0) + " t")));
        return text.toString();
    }
}
