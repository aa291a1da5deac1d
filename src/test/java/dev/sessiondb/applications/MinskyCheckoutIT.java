package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.scenario.Program;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout with Minsky's config file: everything is found, and nothing is taken for what it isn't. */
class MinskyCheckoutIT {
    private TestDatabase database;
    private Path state;
    private Path config;

    @TempDir
    private Path home;

    @BeforeEach
    void checkOut() throws IOException {
        database = TestDatabase.create();
        state = Files.createDirectories(home.resolve(".local/state/minsky"));
        config = Files.createDirectories(home.resolve(".minsky")).resolve("config.yaml");
        Files.writeString(config, """
                # ours
                sessiondb:
                  backend: sqlite   # for now
                  connectionString: ${TEAM_URL}
                  sqliteOptions: {enableWAL: true}
                other: {unknown: [1, 2]}
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void migratingNeedsNoOption() throws IOException {
        Path file = MinskyFixture.sqlite(state.resolve("sessions.db"), MinskyGeneration.G5, Set.of());
        Program.Result plan = run("migrate", "to", "postgres");
        assertThat(plan.exitStatus()).as(plan.stderr()).isZero();
        assertThat(plan.stdout())
                .contains("the source was found: `" + file + "`, default of profile minsky", "profile-chosen")
                .contains("nothing was changed");
        assertThat(database.value("SELECT count(*) FROM pg_class WHERE relname LIKE '%session%'"))
                .isEqualTo(0L);

        Program.Result run = run("migrate", "to", "postgres", "--dry-run=false", "--set-default");
        assertThat(run.exitStatus()).as(run.stderr()).isZero();
        List<String> columns = List.copyOf(MinskyRows.types(database).keySet());
        assertThat(MinskyRows.ofPostgres(database, columns)).isEqualTo(MinskyRows.ofSqlite(file, columns, "true"));
        assertThat(Files.readString(config)).isEqualTo("""
                # ours
                sessiondb:
                  backend: postgres   # for now
                  connectionString: ${TEAM_URL}
                  sqliteOptions: {enableWAL: true}
                other: {unknown: [1, 2]}
                """);
        Program.Result status = run("status");
        assertThat(status.stdout())
                .contains("backend   postgres", "at the default of profile minsky", "both backends hold the same rows");
        assertThat(run("verify").exitStatus()).isZero();

        Program.Result back = run("config", "use", "sqlite");
        assertThat(back.exitStatus()).as(back.stderr()).isZero();
        assertThat(Files.readString(config)).contains("  backend: sqlite   # for now\n");
    }

    @Test
    void theSessionFileOfTheJsonBackendIsFound() throws IOException {
        Files.writeString(config, "sessiondb: {backend: json, connectionString: \"${TEAM_URL}\"}\n");
        MinskyJson.write(state.resolve("session-db.json"), MinskyShape.LIST);
        Program.Result run = run("migrate", "to", "postgres", "--dry-run=false");
        assertThat(run.exitStatus()).as(run.stderr()).isZero();
        assertThat(run.stdout()).contains("session-db.json`, default of profile minsky");
        assertThat(database.value("SELECT count(*) FROM sessions")).isEqualTo((long) MinskyJson.SESSIONS);
    }

    @Test
    void aSessionFileIsNotReadInPlaceOfTheDatabase() throws IOException {
        Path file = MinskyJson.write(state.resolve("session-db.json"), MinskyShape.LIST);
        Program.Result run = run("migrate", "to", "postgres");
        assertThat(run.exitStatus()).isEqualTo(3);
        assertThat(run.stderr())
                .contains("no SQLite database was given", "there is a session file, `" + file + "`", "--from json");
        Program.Result named = run("migrate", "to", "postgres", "--from", "json");
        assertThat(named.exitStatus()).as(named.stderr()).isZero();
    }

    @Test
    void severalDatabasesAreNothingToGuess() throws IOException {
        Files.delete(config);
        Path one =
                Files.writeString(Files.createDirectories(home.resolve("data")).resolve("unified.db"), "");
        Path other = Files.writeString(home.resolve("data/DRYAD.AI.db"), "");
        Program.Result run =
                new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run("migrate", "to", "postgres");
        assertThat(run.exitStatus()).isEqualTo(3);
        assertThat(run.stderr())
                .contains("2 SQLite databases are at default paths", one.toString(), other.toString(), "--sqlite-path");
        Program.Result status = run("status");
        assertThat(status.exitStatus()).isZero();
        assertThat(status.stdout()).contains("perhaps", one.toString(), other.toString());
        assertThat(run("backups", "list").exitStatus()).isZero();
    }

    @Test
    void aDatabaseThatHoldsJsonIsToldByItsContent() throws IOException {
        Path file = MinskyJson.write(state.resolve("sessions.db"), MinskyShape.LIST);
        Program.Result asDatabase = run("migrate", "to", "postgres", "--dry-run=false");
        assertThat(asDatabase.exitStatus()).isEqualTo(10);
        assertThat(asDatabase.stderr()).contains("contains JSON");
        Program.Result told = run("migrate", "to", "postgres", "--dry-run=false", "--from", file.toString());
        assertThat(told.exitStatus()).as(told.stderr()).isZero();
        assertThat(database.value("SELECT count(*) FROM sessions")).isEqualTo((long) MinskyJson.SESSIONS);
    }

    @Test
    void whatCannotBeReadIsNeverAnEmptyResult() throws IOException {
        Path file = MinskyFixture.sqlite(state.resolve("sessions.db"), MinskyGeneration.G1, Set.of());
        assertThat(run("migrate", "to", "postgres", "--dry-run=false").exitStatus())
                .isZero();
        Program.Result missing = run("migrate", "to", "postgres", "--dry-run=false", "--from", "gone.db");
        assertThat(missing.exitStatus()).isEqualTo(10);
        assertThat(missing.stderr()).contains("gone.db", "nothing was changed");

        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
        Program.Result torn = run("migrate", "to", "postgres", "--dry-run=false");
        assertThat(torn.exitStatus()).isEqualTo(10);
        assertThat(torn.stderr()).contains(file.toString(), "nothing was changed");
        assertThat(database.value("SELECT count(*) FROM sessions")).isEqualTo((long) MinskyFixture.SESSIONS);
    }

    private Program.Result run(String... arguments) {
        return new Program(home).with("TEAM_URL", database.uri()).run(arguments);
    }
}
