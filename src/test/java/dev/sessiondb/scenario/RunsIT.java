package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger as {@code runs} shows it. */
class RunsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @Test
    void everyRunIsListedAndShown() throws IOException {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar jar = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .with("SESSIONDB_SQLITE_PATH", source.toString());
            assertThat(json(jar, "runs").at("/result/runs")).isEmpty();
            assertThat(jar.run("migrate", "to", "postgres", "--execute").exitStatus())
                    .isZero();
            SqliteFiles.create(source, "UPDATE Artist SET Name = 'other' WHERE ArtistId = 1");
            assertThat(jar.run("migrate", "to", "postgres", "--execute").exitStatus())
                    .isNotZero();
            JsonNode runs = json(jar, "runs").at("/result/runs");
            assertThat(runs).hasSize(1);
            String id = runs.at("/0/runId").asText();
            JsonNode run = json(jar, "runs", "show", id).at("/result/run");
            assertThat(run.get("state").asText()).isEqualTo("published");
            assertThat(run.get("underWay").asBoolean()).isFalse();
            assertThat(run.get("died").asBoolean()).isFalse();
            assertThat(run.get("fingerprint").asText())
                    .isEqualTo(Sha256.of(Path.of(run.get("copy").asText())));
            assertThat(run.at("/detail/rows").asLong()).isPositive();
            assertThat(run.at("/detail/timings/stage").isNumber()).isTrue();
            assertThat(jar.run("runs", "show", "latest").stdout()).contains("run " + id, "state", "published");
            assertThat(jar.run("config", "use", "postgres").exitStatus()).isZero();
            assertThat(jar.run("runs", "show", "2019").exitStatus()).isEqualTo(2);
        }
    }

    @Test
    void aRunThatWasCutOverSaysSo() throws IOException {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar jar = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .with("SESSIONDB_SQLITE_PATH", source.toString());
            BuiltJar.Result result = jar.run("migrate", "to", "postgres", "--execute", "--set-default");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(json(jar, "runs").at("/result/runs/0/state").asText()).isEqualTo("cut over");
        }
    }

    @Test
    void aLedgerOfAnEarlierVersionIsReadAndBroughtUpToDate() throws IOException {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar jar = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .with("SESSIONDB_SQLITE_PATH", source.toString());
            database.execute("""
                    CREATE TABLE sessiondb_runs (
                        run_id text PRIMARY KEY,
                        state text NOT NULL CHECK (state IN ('started', 'staged', 'verified', 'published', 'failed')),
                        phase text NOT NULL, started_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
                        finished_at timestamptz, source text NOT NULL, tool_version text NOT NULL, host text NOT NULL,
                        pid bigint NOT NULL, os_user text NOT NULL, detail jsonb NOT NULL DEFAULT '{}',
                        error_code text, error_message text)
                    """, """
                    INSERT INTO sessiondb_runs
                    VALUES ('20261101T000000Z-0001', 'started', 'stage', now(), now(), NULL, '/a.db', '0', 'h', 1, 'u')
                    """);
            JsonNode died = json(jar, "runs").at("/result/runs/0");
            assertThat(died.get("died").asBoolean()).isTrue();
            assertThat(died.get("copy").isNull()).isTrue();
            BuiltJar.Result result = jar.run("migrate", "to", "postgres", "--execute", "--set-default");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(json(jar, "runs").at("/result/runs/0/state").asText()).isEqualTo("cut over");
            assertThat(json(jar, "runs").at("/result/runs/1/state").asText()).isEqualTo("failed");
        }
    }

    private static JsonNode json(BuiltJar jar, String... arguments) throws IOException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        BuiltJar.Result result = jar.run(all);
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        return JSON.readTree(result.stdout());
    }
}
