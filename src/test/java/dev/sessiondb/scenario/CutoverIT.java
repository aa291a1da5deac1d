package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.Comparison;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutoverIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YAML = """
            # ours
            sessiondb:
              backend: sqlite   # the default
              sqlite:
                path: 'music store.db'
              postgres: {connectionString: "${APP_URL}"}
            """;

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;

    @BeforeEach
    void makeSource() {
        source = MusicStore.create(home.resolve("music store.db"));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aDryRunSaysWhichFileAndChangesNothing() throws IOException {
        Path config = config(".sessiondb/config.yaml", YAML);
        DirectorySnapshot files = DirectorySnapshot.of(home);
        BuiltJar.Result result = jar().run("migrate", "to", "postgres", "--set-default");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stdout())
                .contains("sets `sessiondb.backend` from `sqlite` to `postgres` in `" + config + "`, line 3");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
    }

    @ParameterizedTest
    @CsvSource({
        ".sessiondb/config.yaml",
        ".minsky/config.yaml",
        ".config/sessiondb/config.yaml",
        ".config/minsky/config.yml"
    })
    void aRealRunChangesThatOneValue(String name) throws IOException {
        Path config = config(name, YAML);
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));
        BuiltJar.Result result = jar().run("migrate", "to", "postgres", "--set-default", "--dry-run=false", "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(config).hasContent(YAML.replace("backend: sqlite ", "backend: postgres "));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
                .isEqualTo("rw-r-----");
        JsonNode cutover = JSON.readTree(result.stdout()).at("/result/cutover");
        assertThat(cutover.at("/file").asText()).isEqualTo(config.toString());
        assertThat(cutover.at("/before").asText()).isEqualTo("sqlite");
        assertThat(cutover.at("/changed").asBoolean()).isTrue();
        assertThat(Path.of(cutover.at("/copy").asText())).hasContent(YAML);
        assertThat(new Comparison(source, database).allTablesEqual()).isEqualTo(MusicStore.ROWS);
        assertThat(database.query("SELECT backend, config_file FROM sessiondb_cutovers"))
                .containsExactly(List.of("postgres", config.toString()));
        assertThat(allOf(result) + everyFile()).doesNotContain(TestDatabase.PASSWORD);
    }

    @Test
    void withoutAnyFileTheUsersIsMade() throws IOException {
        BuiltJar.Result result = jar().with("SESSIONDB_POSTGRES_URL", database.uri())
                .run("migrate", "to", "postgres", "--set-default", "--execute", "--sqlite-path", source.toString());
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        Path made = home.resolve(".config/sessiondb/config.yaml");
        assertThat(made).hasContent("sessiondb:\n  backend: postgres\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
    }

    /** Everything the run printed under "to go back" is run as printed, and all is as it was. */
    @ParameterizedTest
    @CsvSource({"bring-back", "restore"})
    void thePrintedCommandsLeadBack(String way) throws IOException {
        Path config = config(".sessiondb/config.yaml", YAML);
        BuiltJar.Result result = jar().run("migrate", "to", "postgres", "--set-default", "--execute", "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        database.execute("INSERT INTO \"Artist\" VALUES (77, 'written meanwhile')");
        Shell shell = new Shell(home, Map.of("APP_URL", database.uri()));
        for (JsonNode step : JSON.readTree(result.stdout()).at("/result/reversal")) {
            boolean wanted = List.of(way, "config").contains(step.get("id").asText());
            if (wanted) {
                assertThat(shell.run(step.get("command").asText())).doesNotContain(TestDatabase.PASSWORD);
            }
        }
        assertThat(config).hasContent(YAML);
        assertThat(SqliteFiles.query(source, "SELECT Name FROM Artist WHERE ArtistId = 77"))
                .hasSize(way.equals("restore") ? 0 : 1);
        assertThat(SqliteFiles.query(source, "SELECT count(*) FROM Track")).containsExactly(List.of(5));
        BuiltJar.Result status = jar().run("status", "--json");
        assertThat(JSON.readTree(status.stdout()).at("/result/backend/value").asText())
                .isEqualTo("sqlite");
        assertThat(JSON.readTree(status.stdout())
                        .at("/result/postgres/cutover/backend")
                        .asText())
                .isEqualTo("sqlite");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheMigrationAndSaysWhatToWrite() throws IOException {
        Path config = config(".sessiondb/config.yaml", YAML);
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("r--r--r--"));
        BuiltJar.Result result = jar().run("migrate", "to", "postgres", "--set-default", "--dry-run=false", "--json");
        assertThat(result.exitStatus()).as(result.stdout()).isEqualTo(9);
        JsonNode document = JSON.readTree(result.stdout());
        assertThat(document.at("/error/code").asText()).isEqualTo("CUTOVER_FAILED");
        assertThat(document.at("/error/state").asText())
                .contains("published and verified", "default backend is as before");
        assertThat(document.at("/error/hint").asText()).contains("sessiondb:\n  backend: postgres");
        assertThat(document.at("/result/runId").asText()).isNotEmpty();
        assertThat(config).hasContent(YAML);
        assertThat(new Comparison(source, database).allTablesEqual()).isEqualTo(MusicStore.ROWS);
    }

    @Test
    void anOverridingVariableStopsBeforeAnythingIsWritten() throws IOException {
        config(".sessiondb/config.yaml", YAML);
        BuiltJar.Result result = jar().with("SESSIONDB_BACKEND", "sqlite")
                .run("migrate", "to", "postgres", "--set-default", "--dry-run=false");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout()).contains("`SESSIONDB_BACKEND` is set to `sqlite` and wins over every config file");
        assertThat(database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void anUnverifiedMigrationIsNoReasonToSwitch() throws IOException {
        config(".sessiondb/config.yaml", YAML);
        BuiltJar.Result result =
                jar().run("migrate", "to", "postgres", "--set-default", "--verify", "none", "--execute");
        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.stderr()).contains("`--set-default` needs a verified migration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json|2|deprecated",
                "mysql|2|no backend",
                "postgres|12|cannot connect",
                "sqlite|10|gone.db",
            })
    void aBackendThatDoesNotAnswerIsNotMadeTheDefault(String backend, int exitStatus, String message)
            throws IOException {
        String yaml = YAML.replace("music store.db", "gone.db");
        Path config = config(".sessiondb/config.yaml", yaml);
        BuiltJar.Result result = new BuiltJar(home)
                .with("APP_URL", "postgresql://nobody@localhost:1/none")
                .run("config", "use", backend);
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(exitStatus);
        assertThat(result.stderr()).contains(message);
        assertThat(config).hasContent(yaml);
    }

    @Test
    void configUseMakesNoFileThatWasMistyped() throws IOException {
        config(".sessiondb/config.yaml", YAML);
        BuiltJar.Result result = jar().run("config", "use", "postgres", "--file", ".minsky/confg.yaml");
        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.stderr()).contains("confg.yaml`, which is no file");
        assertThat(home.resolve(".minsky")).doesNotExist();
    }

    @Test
    void aDryRunOfConfigUseChangesNothing() throws IOException {
        Path config = config(".sessiondb/config.yaml", YAML);
        BuiltJar.Result result = jar().run("config", "use", "postgres", "--dry-run");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("from `sqlite` to `postgres`", "nothing was changed");
        assertThat(config).hasContent(YAML);
    }

    @Test
    void configUseChangesAndChangesBack() throws IOException {
        Path config = config(".sessiondb/config.toml", """
                # ours
                [sessiondb]
                backend = "sqlite"
                dbPath = "music store.db"
                connectionString = "${APP_URL}"
                """);
        String before = Files.readString(config);
        BuiltJar.Result there = jar().run("config", "use", "postgres");
        assertThat(there.exitStatus()).as(there.stderr()).isZero();
        assertThat(config).hasContent(before.replace("\"sqlite\"", "\"postgres\""));
        BuiltJar.Result again = jar().run("config", "use", "postgres");
        assertThat(again.stdout()).contains("is `postgres` already");
        BuiltJar.Result back = jar().run("config", "use", "sqlite", "--json");
        assertThat(JSON.readTree(back.stdout()).at("/result/changed").asBoolean())
                .isTrue();
        assertThat(config).hasContent(before);
    }

    private Path config(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("APP_URL", database.uri());
    }

    private static String allOf(BuiltJar.Result result) {
        return result.stdout() + result.stderr();
    }

    private String everyFile() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
