package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.PostgresServer;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in recovery can be read, and nothing is written to it. */
class StandbyIT {
    @TempDir
    private Path home;

    @Test
    void readsAndIsRefusedAsATarget() throws Exception {
        Path store = MusicStore.create(home.resolve("store.db"));
        Path data = home.resolve("data");
        String name;
        String role;
        try (PostgresServer primary = PostgresServer.own(builder(data), directory -> {})) {
            TestDatabase database = TestDatabase.on(primary);
            name = database.name();
            role = database.role();
            requireDone(line(store, database.uri()).run("migrate", "to", "postgres", "--execute", "--quiet"));
        }
        Files.createFile(data.resolve("standby.signal"));
        try (PostgresServer standby = PostgresServer.own(builder(data), directory -> {})) {
            CommandLine line = line(
                    store,
                    "postgresql://" + role + ":" + TestDatabase.PASSWORD + "@localhost:" + standby.port() + "/" + name);
            CommandLine.Result refused = line.run("migrate", "to", "postgres");
            assertThat(refused.exitStatus()).as(refused.out() + refused.err()).isEqualTo(4);
            assertThat(refused.err()).contains("the server is a standby").contains("primary");
            requireDone(line.run("verify"));
            requireDone(line.run("status"));
            requireDone(line.run(
                    "migrate", "to", "json", home.resolve("dump.json").toString(), "--from", "postgres", "--execute"));
            Files.delete(store);
            requireDone(line.run("migrate", "to", "sqlite", "--from", "postgres", "--execute"));
            assertThat(SqliteFiles.query(store, "SELECT count(*) FROM Track").toString())
                    .isEqualTo("[[5]]");
        }
    }

    private CommandLine line(Path store, String uri) {
        return new CommandLine(home)
                .with("SESSIONDB_POSTGRES_URL", uri)
                .with("SESSIONDB_SQLITE_PATH", store.toString());
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    private static void requireDone(CommandLine.Result result) {
        assertThat(result.exitStatus()).as(result.out() + result.err()).isZero();
    }
}
