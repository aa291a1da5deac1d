package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.PostgresServer;
import dev.sessiondb.testing.SchemaComparison;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.testing.TortureDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every major version that is supported: there, again, back, and what the other commands say; on those of {@code -Dpostgres.versions=13,18} with everything that is hard to carry as well. */
class ServerVersionsIT {
    @TempDir
    private Path home;

    private static Stream<String> versions() {
        return Stream.of(
                System.getProperty("postgres.versions", "13,14,15,16,17,18").split(","));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thereAndBack(String version) throws Exception {
        try (PostgresServer server = PostgresServer.ofVersion(version);
                TestDatabase database = TestDatabase.on(server)) {
            assertThat(String.valueOf(database.value("SHOW server_version"))).startsWith(version + ".");
            backAndForth(database);
            if (System.getProperty("postgres.versions") != null) {
                everything(database);
            }
        }
    }

    private void everything(TestDatabase database) throws SQLException {
        Path file = TortureDatabase.create(
                home.resolve("app.db"),
                TortureDatabase.cases().stream()
                        .filter(c -> !c.name().equals("NULL in a primary key"))
                        .toList());
        arrives(file, database);
        again(file, database);
    }

    private static void arrives(Path file, TestDatabase database) throws SQLException {
        Migration migration = Migration.run(file, database, "torture", "--on-error", "widen");
        assertThat(migration.exitStatus()).as(migration.error()).isZero();
        CarriedPlan plan = CarriedPlan.of(migration.document());
        try (Connection connection = database.connect()) {
            DataComparison.Result result = DataComparison.of(file, connection, "torture", plan);
            assertThat(result.differences()).isEmpty();
            assertThat(migration.inserted()).isEqualTo(result.rows());
            assertThat(SchemaComparison.of(file, connection, "torture", plan)).isEmpty();
        }
    }

    private static void again(Path file, TestDatabase database) {
        Migration again = Migration.run(file, database, "torture", "--on-error", "widen");
        assertThat(again.exitStatus()).as(again.error()).isZero();
        assertThat(again.inserted()).isZero();
    }

    /** By a database that says the same on the way back. */
    private void backAndForth(TestDatabase database) throws Exception {
        Path store = MusicStore.create(home.resolve("store.db"));
        SqliteFiles.create(store, "CREATE VIEW cheap AS SELECT * FROM Track WHERE Price < 1");
        List<?> rows = SqliteFiles.query(store, "SELECT * FROM Artist ORDER BY 1");
        CommandLine line = new CommandLine(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", store.toString());
        requireDone(line.run("migrate", "to", "postgres", "--execute", "--json"));
        requireDone(line.run("verify", "--json"));
        assertThat(line.run("status").out()).contains("PostgreSQL " + database.value("SHOW server_version"));
        database.execute(
                "DELETE FROM \"PlaylistTrack\"", "UPDATE \"Artist\" SET \"Name\" = 'x' WHERE \"ArtistId\" = 1");
        requireDone(line.run("restore", "--backup", "latest", "--to", "postgres", "--execute", "--json"));
        requireDone(line.run("verify", "--json"));
        Files.delete(store);
        requireDone(line.run("migrate", "to", "sqlite", "--from", "postgres", "--execute", "--json"));
        assertThat(SqliteFiles.query(store, "SELECT * FROM Artist ORDER BY 1")).isEqualTo(rows);
        requireDone(line.run("verify", "--json"));
    }

    private static void requireDone(CommandLine.Result result) {
        assertThat(result.exitStatus()).as(result.out() + result.err()).isZero();
    }
}
