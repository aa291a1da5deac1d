package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore that is killed leaves the destination as it was, or restored. */
class RestoreKilledIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path home;

    @Test
    void aDatabaseFileIsTheOldOneOrTheRestoredOne() throws IOException, InterruptedException {
        Path old = large("old.db", 1);
        Path restored = large("restored.db", 2);
        Path database = home.resolve("app.db");
        List<String> whole = List.of(Sha256.of(old), Sha256.of(restored));
        BuiltJar jar = new BuiltJar(home).with("SESSIONDB_SQLITE_PATH", database.toString());
        for (int milliseconds = 500; milliseconds <= 2500; milliseconds += 400) {
            Files.copy(old, database, StandardCopyOption.REPLACE_EXISTING);
            BuiltJar.Running running =
                    jar.start("restore", "--backup", restored.toString(), "--to", "sqlite", "--execute");
            TimeUnit.MILLISECONDS.sleep(milliseconds);
            running.signal("KILL");
            running.await();
            assertThat(whole).contains(Sha256.of(database));
            assertThat(SqliteFiles.query(database, "PRAGMA integrity_check")).isEqualTo(List.of(List.of("ok")));
        }
        BuiltJar.Result result =
                jar.run("restore", "--backup", restored.toString(), "--to", "sqlite", "--execute", "--quiet");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(Sha256.of(database)).isEqualTo(whole.get(1));
    }

    private Path large(String name, int value) {
        return SqliteFiles.create(
                home.resolve(name),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO t SELECT i, randomblob(500 + "
                        + value + ") FROM n");
    }

    @Test
    void postgresHasTheOldRowsOrTheRestoredOnes() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            Path source = large("app.db", 1);
            BuiltJar jar = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .with("SESSIONDB_SQLITE_PATH", source.toString());
            BuiltJar.Result migrated = jar.run("migrate", "to", "postgres", "--execute", "--json");
            assertThat(migrated.exitStatus()).as(migrated.stderr()).isZero();
            String run = JSON.readTree(migrated.stdout()).at("/result/runId").textValue();
            for (String phase : List.of("backup", "stage", "verify", "publish")) {
                database.execute("UPDATE t SET v = '\\x00' WHERE id <= 10000", "DELETE FROM t WHERE id > 19000");
                BuiltJar.Running running = jar.start("restore", "--backup", run, "--to", "postgres", "--execute");
                running.awaitStderr(phase + " ...");
                running.signal("KILL");
                assertThat(running.await().exitStatus()).isIn(KILLED, 0);
                waitForTheServer(database);
                assertThat(database.query("SELECT count(*), count(*) FILTER (WHERE v = '\\x00') FROM t"))
                        .isSubsetOf(List.of(List.of(19000L, 10000L), List.of(20000L, 0L)));
            }
            BuiltJar.Result result = jar.run("restore", "--backup", run, "--to", "postgres", "--execute", "--quiet");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(database.query("SELECT count(*), count(*) FILTER (WHERE v = '\\x00') FROM t"))
                    .containsExactly(List.of(20000L, 0L));
            assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage%'"))
                    .isEmpty();
        }
    }

    /** A server ends the work of a client that is gone once it speaks to it. */
    private static void waitForTheServer(TestDatabase database) {
        String others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Long.valueOf(0).equals(database.value(others)) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
