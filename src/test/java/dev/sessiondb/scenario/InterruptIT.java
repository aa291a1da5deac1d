package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C in each phase: nothing is published, the staging schema is gone, the exit status says so; and the next run works. */
class InterruptIT {
    /** On a machine with too much to do: the process ends all the same. */
    private static final String OUT_OF_TIME = "could be cleaned up within 5 seconds";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "preflight, nothing was changed",
        "backup, the target is untouched|nothing was changed",
        "stage, nothing was published",
        "verify, nothing was published"
    })
    void controlC(String phase, String state) {
        Path source = large();
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Running running = start(database, source);
            running.awaitStderr(phase + " ...");
            running.signal("INT");
            BuiltJar.Result result = running.await();
            if (result.stderr().contains(OUT_OF_TIME)) {
                database.allowStages();
            }
            assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(130);
            assertThat(result.stderr())
                    .contains("error: interrupted")
                    .containsPattern("state: (" + state + ")|" + OUT_OF_TIME)
                    .doesNotContain("\tat ");
            assertThat(database.query("SELECT FROM pg_tables WHERE tablename = 't' AND schemaname = 'public'"))
                    .isEmpty();
            assertThat(start(database, source).await().exitStatus()).isZero();
            assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(120_000L);
        }
    }

    @Test
    void controlCWhileThePublishWaitsForATable() throws SQLException {
        Path source = SqliteFiles.create(
                home.resolve("a.db"), "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        try (TestDatabase database = TestDatabase.create();
                Connection holder = database.connect()) {
            database.execute("CREATE TABLE t (id bigint PRIMARY KEY)");
            holder.setAutoCommit(false);
            SqliteFiles.execute(holder, "LOCK TABLE t IN ROW EXCLUSIVE MODE");
            BuiltJar.Running running = start(database, source);
            running.awaitStderr("publish ...");
            running.signal("INT");
            BuiltJar.Result result = running.await();
            holder.rollback();
            assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(130);
            assertThat(result.stderr()).contains("error: interrupted", "nothing was published", "was dropped");
            assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(0L);
        }
    }

    @Test
    void terminate() {
        Path source = large();
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Running running = start(database, source);
            running.awaitStderr("stage ...");
            running.signal("TERM");
            assertThat(running.await().exitStatus()).isEqualTo(143);
            assertThat(database.query("SELECT FROM pg_tables WHERE tablename = 't' AND schemaname = 'public'"))
                    .isEmpty();
        }
    }

    @Test
    void killedRunsLeaveNothingThatTheNextOneDoesNotClearAway() {
        Path source = large();
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Running running = start(database, source);
            running.awaitStderr("verify ...");
            running.signal("KILL");
            assertThat(running.await().exitStatus()).isNotZero();
            assertThat(database.query("SELECT FROM pg_tables WHERE tablename = 't' AND schemaname = 'public'"))
                    .isEmpty();
            BuiltJar.Result next = start(database, source).await();
            assertThat(next.exitStatus()).as(next.stderr()).isZero();
            assertThat(next.stderr()).contains("which died, was dropped");
            assertThat(database.query("SELECT state FROM sessiondb_runs ORDER BY started_at")
                            .toString())
                    .isEqualTo("[[failed], [published]]");
        }
    }

    private Path large() {
        return SqliteFiles.create(
                home.resolve("a.db"), "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, at DATETIME, j JSON)", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
                INSERT INTO t SELECT i, 'value ' || i, '2026-11-20 20:23:15', '{"a": [1, 2, 3]}' FROM n
                """);
    }

    private BuiltJar.Running start(TestDatabase database, Path source) {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .start("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute");
    }
}
