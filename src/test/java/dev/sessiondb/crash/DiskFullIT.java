package dev.sessiondb.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk is full: nothing is published, nothing is left behind, what to do is said, and once there is room the same command works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFullIT {
    /** Room for SQLite's own library, and not for the database. */
    private static final int KILOBYTES = 1300;

    @TempDir
    private static Path directory;

    private CrashServer server;

    @BeforeAll
    void start() {
        server = new CrashServer(directory.resolve("server"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theServersWhenIndexesAreMade() {
        Stage stage = stage(Journey.MOVE);
        server.execute(
                stage.database(),
                """
                CREATE FUNCTION full_disk() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file: No space left on device'; END $$
                """,
                "CREATE EVENT TRIGGER full_disk ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION full_disk()");
        View before = View.of(stage);
        BuiltJar.Result result = stage.jar(server.port()).run(Journey.MOVE.arguments(stage.home()));
        assertThat(result.stderr()).contains("No space left on device", "free disk space on the server");
        failed(stage, before, result, 6, "nothing was published");
        server.execute(stage.database(), "DROP EVENT TRIGGER full_disk");
        succeeds(stage);
    }

    /** Needs root: a file system of its own is mounted for a tablespace. */
    @Test
    @EnabledIfSystemProperty(named = "crash.mount", matches = "true")
    void theServersForReal() throws IOException, InterruptedException {
        Stage stage = stage(Journey.MOVE);
        Path small = Files.createDirectory(directory.resolve("small"));
        shell("mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "none", small.toString());
        try {
            server.execute("postgres", "CREATE TABLESPACE small LOCATION '" + small + "'");
            server.execute(
                    "postgres",
                    "GRANT CREATE ON TABLESPACE small TO " + CrashServer.ROLE,
                    "ALTER DATABASE " + stage.database() + " SET default_tablespace = small");
            View before = View.of(stage);
            BuiltJar.Result result = stage.jar(server.port()).run(Journey.MOVE.arguments(stage.home()));
            assertThat(result.stderr()).contains("No space left on device", "free disk space on the server");
            failed(stage, before, result, 6, "nothing was published");
            server.execute("postgres", "ALTER DATABASE " + stage.database() + " RESET default_tablespace");
            succeeds(stage);
            server.execute("postgres", "DROP DATABASE " + stage.database(), "DROP TABLESPACE small");
        } finally {
            shell("umount", small.toString());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theBackups() {
        Stage stage = stage(Journey.MOVE);
        View before = View.of(stage);
        BuiltJar.Result result =
                stage.jar(server.port()).filesUpTo(KILOBYTES).run(Journey.MOVE.arguments(stage.home()));
        assertThat(result.stderr()).contains(stage.backups().toString());
        failed(stage, before, result, 5, "untouched");
        succeeds(stage);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTemporaryFiles() {
        Stage stage = stage(Journey.TO_JSON);
        View before = View.of(stage);
        BuiltJar.Result result =
                stage.jar(server.port()).filesUpTo(KILOBYTES).run(Journey.TO_JSON.arguments(stage.home()));
        assertThat(result.stderr()).contains("-Djava.io.tmpdir");
        failed(stage, before, result, 4, "nothing was changed");
        succeeds(stage);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDestinations() {
        Stage stage = stage(Journey.RESTORE_FILE);
        View before = View.of(stage);
        BuiltJar.Result result =
                stage.jar(server.port()).filesUpTo(KILOBYTES).run(Journey.RESTORE_FILE.arguments(stage.home()));
        failed(stage, before, result, 5, "as it was|untouched");
        succeeds(stage);
    }

    private Stage stage(Journey journey) {
        Stage stage = new Stage(server, journey, directory.resolve(journey.name()));
        stage.reset();
        return stage;
    }

    private static void failed(Stage stage, View before, BuiltJar.Result result, int status, String state) {
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(status);
        assertThat(result.stderr()).containsPattern("state: .*(" + state + ")").doesNotContain("\tat ");
        assertThat(View.of(stage)).isEqualTo(before);
        assertThat(new Leftovers(stage).all()).as(result.stderr()).isEmpty();
    }

    private static void succeeds(Stage stage) {
        BuiltJar.Result result =
                stage.jar(stage.server().port()).run(stage.journey().arguments(stage.home()));
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(new Leftovers(stage).all()).isEmpty();
    }

    private static void shell(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
