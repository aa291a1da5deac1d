package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;
    private Path config;

    @BeforeEach
    void makeSource() throws IOException {
        source = MusicStore.create(home.resolve("music store.db"));
        config = home.resolve(".sessiondb/config.yaml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                sessiondb:
                  backend: sqlite
                  sqlite: {path: music store.db}
                  postgres: {connectionString: "${APP_URL}"}
                """);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void beforeAnythingWasMigrated() throws IOException {
        DirectorySnapshot files = DirectorySnapshot.of(home);
        JsonNode status = status();
        assertThat(status.at("/backend/value").asText()).isEqualTo("sqlite");
        assertThat(status.at("/backend/source").asText()).isEqualTo(config + ":2");
        assertThat(status.at("/sqlite/bytes").asLong()).isEqualTo(Files.size(source));
        assertThat(status.at("/sqlite/rows").asLong()).isEqualTo(MusicStore.ROWS);
        assertThat(status.at("/sqlite/tables")).hasSize(7);
        assertThat(status.at("/sqlite/integrity").asText()).isEqualTo("ok");
        assertThat(status.at("/postgres/reachable").asBoolean()).isTrue();
        assertThat(status.at("/postgres/lastRun").isNull()).isTrue();
        assertThat(status.at("/drift")).isEmpty();
        assertThat(commands(status)).first().asString().endsWith("migrate to postgres");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
        assertThat(database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void afterAMigrationWithCutover() throws IOException {
        migrate("--set-default");
        JsonNode status = status();
        assertThat(status.at("/backend/value").asText()).isEqualTo("postgres");
        assertThat(status.at("/postgres/rows").asLong()).isEqualTo(MusicStore.ROWS);
        assertThat(status.at("/postgres/schemaVersion").asText()).isNotEmpty();
        assertThat(status.at("/postgres/lastRun/state").asText()).isEqualTo("cut over");
        assertThat(status.at("/postgres/cutover/backend").asText()).isEqualTo("postgres");
        assertThat(status.at("/contents/equal").asBoolean()).isTrue();
        assertThat(status.at("/backups/count").asInt()).isEqualTo(1);
        assertThat(status.at("/backups/good").asBoolean()).isTrue();
        assertThat(status.at("/drift")).isEmpty();
        assertThat(status.at("/next")).isEmpty();
        BuiltJar.Result text = jar().run("migrate", "status", "--exit-code");
        assertThat(text.exitStatus()).as(text.stdout()).isZero();
        assertThat(text.stdout())
                .contains("backend   postgres  (" + config + ":2)")
                .contains("both backends hold the same rows")
                .contains("checksums   all good")
                .contains("nothing to do");
    }

    @Test
    void aBackendThatCannotBeReachedIsALine() throws IOException {
        Files.delete(source);
        BuiltJar.Result result = new BuiltJar(home)
                .with("APP_URL", "postgresql://nobody:s3cr3t@localhost:1/none")
                .run("status");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stdout())
                .contains("sqlite    " + source)
                .contains("postgres  localhost:1/none")
                .containsPattern("UNREACHABLE +cannot connect")
                .doesNotContain("s3cr3t");
    }

    @Test
    void damagedBackupsAreNamed() throws IOException {
        migrate();
        try (Stream<Path> files = Files.list(home.resolve(".local/state/sessiondb/backups"))) {
            Path dump = files.filter(f -> f.toString().endsWith("Z.json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(dump, Files.readString(dump).replace("Wave", "wave"));
        }
        JsonNode status = status();
        assertThat(status.at("/backups/good").asBoolean()).isFalse();
        assertThat(status.at("/backups/entries/0/problem").asText()).contains(".json");
    }

    @Test
    void aRunThatDiedIsTold() throws IOException {
        migrate();
        database.execute(
                "INSERT INTO sessiondb_runs (run_id, state, phase, started_at, updated_at, source, tool_version, host, pid, os_user)"
                        + " VALUES ('20261121T000000Z-dead', 'started', 'stage', now(), now(), 'x', '0', 'h', 1, 'u')",
                "CREATE SCHEMA \"sessiondb_stage_20261121T000000Z-dead\"");
        database.allowStages();
        JsonNode status = status();
        assertThat(status.at("/postgres/lastRun/runId").asText()).isEqualTo("20261121T000000Z-dead");
        assertThat(status.at("/postgres/lastRun/state").asText()).isEqualTo("started");
        assertThat(status.at("/postgres/leftoverStages/0").asText()).isEqualTo("20261121T000000Z-dead");
        assertThat(commands(status)).singleElement().asString().endsWith("migrate to postgres --dry-run=false");
    }

    @Test
    void rowsWrittenToSqliteAfterTheCutoverAreCounted() throws IOException {
        migrate("--set-default");
        SqliteFiles.create(
                source, "INSERT INTO Artist VALUES (50, 'later')", "INSERT INTO Artist VALUES (51, 'later 2')");
        JsonNode drift = only(status());
        assertThat(drift.get("code").asText()).isEqualTo("drift.source-written");
        assertThat(drift.get("message").asText()).contains("2 rows only there", "`Artist` 2");
        BuiltJar.Result exit = jar().run("status", "--exit-code");
        assertThat(exit.exitStatus()).isEqualTo(14);
        assertThat(exit.stdout()).startsWith("DRIFT  drift.source-written");
        BuiltJar.Result dry = jar().run("migrate", "to", "postgres");
        assertThat(dry.stdout())
                .contains("DRIFT  drift.source-written: the SQLite file was written to after", "2 rows only there");
        run(drift);
        assertThat(database.value("SELECT count(*) FROM \"Artist\" WHERE \"ArtistId\" IN (50, 51)"))
                .isEqualTo(2L);
        assertThat(status().at("/drift")).isEmpty();
    }

    @Test
    void rowsDeletedFromPostgresAfterTheCutoverAreNoDrift() throws IOException {
        migrate("--set-default");
        database.execute("DELETE FROM \"Log\"", "INSERT INTO \"Artist\" VALUES (77, 'new')");
        JsonNode status = status();
        assertThat(status.at("/drift")).isEmpty();
        assertThat(status.at("/contents/onlyInSqlite").asLong()).isEqualTo(2);
        assertThat(status.at("/contents/onlyInPostgres").asLong()).isEqualTo(1);
    }

    @Test
    void rowsThatOnlyPostgresHasAreDriftWhileSqliteIsInUse() throws IOException {
        migrate();
        database.execute("INSERT INTO \"Artist\" VALUES (77, 'new')");
        JsonNode drift = only(status());
        assertThat(drift.get("code").asText()).isEqualTo("drift.target-ahead");
        assertThat(drift.get("message").asText()).contains("1 row", "`Artist` 1");
        BuiltJar.Result dry = jar().run("migrate", "to", "postgres");
        assertThat(dry.stdout()).contains("DRIFT  drift.target-ahead: PostgreSQL has 1 row that SQLite lacks");
    }

    @Test
    void aBackendThatIsNotTheOneCutOverToIsDrift() throws IOException {
        migrate("--set-default");
        Files.writeString(config, Files.readString(config).replace("backend: postgres", "backend: sqlite"));
        JsonNode drift = only(status());
        assertThat(drift.get("code").asText()).isEqualTo("drift.backend");
        assertThat(drift.get("message").asText())
                .contains("`sqlite` (" + config + ":2)", "`postgres` was made the default");
        BuiltJar.Result dry = jar().run("migrate", "to", "postgres");
        assertThat(dry.stdout()).contains("DRIFT  drift.backend: the configured backend is `sqlite`");
        run(drift);
        assertThat(config).content().contains("backend: postgres");
        assertThat(status().at("/drift")).isEmpty();
    }

    @Test
    void twoFilesThatDisagreeAreDrift() throws IOException {
        Path other = home.resolve(".minsky/config.yaml");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "sessiondb:\n  backend: postgres\n");
        JsonNode drift = only(status());
        assertThat(drift.get("code").asText()).isEqualTo("drift.files");
        assertThat(drift.get("message").asText()).contains(config + ":2", other + ":2");
        run(drift);
        assertThat(other).hasContent("sessiondb:\n  backend: sqlite\n");
        assertThat(status().at("/drift")).isEmpty();
    }

    /** The first remedy, pasted into a shell; a dry run first, and then for real. */
    private void run(JsonNode drift) {
        String command = drift.at("/remedies/0/command").asText();
        Shell shell = new Shell(home, Map.of("APP_URL", database.uri()));
        shell.run(command);
        if (command.contains(" migrate ")) {
            shell.run(command + " --dry-run=false");
        }
    }

    private static JsonNode only(JsonNode status) {
        assertThat(status.at("/drift")).as(status.toPrettyString()).hasSize(1);
        return status.at("/drift/0");
    }

    private static List<String> commands(JsonNode status) {
        List<String> commands = new ArrayList<>();
        status.at("/next").forEach(step -> commands.add(step.get("command").asText()));
        return commands;
    }

    private void migrate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("migrate", "to", "postgres", "--dry-run=false"));
        arguments.addAll(List.of(more));
        BuiltJar.Result result = jar().run(arguments.toArray(String[]::new));
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
    }

    private JsonNode status() throws IOException {
        BuiltJar.Result result = jar().run("status", "--json");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout() + result.stderr()).doesNotContain(TestDatabase.PASSWORD);
        return JSON.readTree(result.stdout()).get("result");
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("APP_URL", database.uri());
    }
}
