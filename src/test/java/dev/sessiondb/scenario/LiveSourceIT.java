package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that another process goes on writing to gives one consistent state. */
class LiveSourceIT {
    @TempDir
    private Path home;

    @Test
    void aSourceBeingWrittenGivesAConsistentResult() throws SQLException, IOException {
        Path source = home.resolve("live.db");
        AtomicBoolean stop = new AtomicBoolean();
        try (TestDatabase database = TestDatabase.create();
                Connection writer = SqliteFiles.connect(source)) {
            SqliteFiles.execute(
                    writer,
                    "PRAGMA journal_mode = WAL",
                    "CREATE TABLE account (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL)",
                    "CREATE TABLE transfer (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL)",
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO account SELECT i, 100 FROM n");
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> write(writer, stop));
            BuiltJar.Result result = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .run("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute", "--json");
            stop.set(true);
            assertThat(writing.join()).isPositive();
            assertThat(result.exitStatus())
                    .as(result.stdout() + result.stderr())
                    .isZero();
            assertThat(database.value("SELECT sum(balance) FROM account").toString())
                    .isEqualTo("2000000");
            assertThat(
                            database.value(
                                    "SELECT (SELECT sum(amount) FROM transfer) = (SELECT sum(abs(balance - 100)) / 2 FROM account)"))
                    .isEqualTo(true);
            assertThat(new ObjectMapper()
                            .readTree(result.stdout())
                            .get("result")
                            .get("warnings")
                            .toString())
                    .contains("written to after the snapshot");
        }
    }

    /** Moves 1 from one account to another and notes it, in one transaction, again and again; nobody gives or takes twice. */
    private static int write(Connection writer, AtomicBoolean stop) {
        int transfers = 0;
        try {
            while (!stop.get() && transfers < 9_000) {
                int from = 2 * transfers + 1;
                SqliteFiles.execute(
                        writer,
                        "BEGIN IMMEDIATE",
                        "UPDATE account SET balance = balance - 1 WHERE id = " + from,
                        "UPDATE account SET balance = balance + 1 WHERE id = " + (from + 1),
                        "INSERT INTO transfer (amount) VALUES (1)",
                        "COMMIT");
                transfers++;
                Thread.sleep(1);
            }
            return transfers;
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
