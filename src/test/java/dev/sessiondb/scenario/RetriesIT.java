package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that pass cost time, not the run; others end it at once; Ctrl-C ends it soon. */
class RetriesIT {
    private static final int ROWS = 150_000;

    @TempDir
    private Path home;

    private TestDatabase database;
    private Path source;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        source = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT, j JSON)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, v TEXT, a INTEGER REFERENCES a(id))",
                many("INSERT INTO a SELECT i, 'value ' || i, '{\"n\": [1, 2, 3]}' FROM n"),
                many("INSERT INTO b SELECT i, 'value ' || i, i FROM n"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage ...", "verify ..."})
    void everyConnectionIsEndedByTheServer(String line) {
        BuiltJar.Running running = start();
        running.awaitStderr(line);
        database.admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND application_name LIKE 'sessiondb%'");
        BuiltJar.Result result = running.await();
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        for (String table : List.of("a", "b")) {
            assertThat(database.query("SELECT count(*), sum(id) FROM " + table).toString())
                    .isEqualTo(SqliteFiles.query(source, "SELECT count(*), sum(id) FROM " + table)
                            .toString());
        }
        assertThat(database.query("SELECT state FROM sessiondb_runs")).containsExactly(List.of("published"));
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() {
        database.admin("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'not in here'; END $$");
        database.execute("CREATE TABLE a (id bigint PRIMARY KEY, v text, j jsonb)");
        database.admin("CREATE TRIGGER t BEFORE INSERT ON a FOR EACH STATEMENT EXECUTE FUNCTION refuse()");
        BuiltJar.Result result = start().await();
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(6);
        assertThat(result.stderr())
                .contains("not in here", "nothing was published")
                .doesNotContain("trying again");
    }

    @Test
    void theSecondCtrlCEndsItAtOnce() {
        BuiltJar.Running running = start();
        running.awaitStderr("stage ...");
        running.signal("INT");
        running.signal("INT");
        Instant asked = Instant.now();
        BuiltJar.Result result = running.await();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(result.exitStatus()).isEqualTo(130);
        assertThat(result.stderr()).contains("error: interrupted");
        database.allowStages();
        assertThat(database.query("SELECT FROM pg_tables WHERE tablename = 'a' AND schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void terminationHasItsOwnStatusInTheDocumentToo() {
        BuiltJar.Running running = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .start("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute", "--json");
        awaitRun();
        running.signal("TERM");
        BuiltJar.Result result = running.await();
        database.allowStages();
        assertThat(result.exitStatus()).isEqualTo(143);
        assertThat(result.stdout()).contains("\"exitCode\" : 143", "\"TERMINATED\"");
    }

    private void awaitRun() {
        while (!Boolean.TRUE.equals(database.value("SELECT to_regclass('sessiondb_runs') IS NOT NULL"))) {
            Thread.onSpinWait();
        }
    }

    private static String many(String insert) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") " + insert;
    }

    private BuiltJar.Running start() {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .start("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute");
    }
}
