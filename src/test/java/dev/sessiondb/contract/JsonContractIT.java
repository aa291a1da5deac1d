package dev.sessiondb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.cli.CommandTree;
import dev.sessiondb.scenario.Program;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/**
 * An evening in which every command is given with {@code --json}. What it prints are the examples in {@code docs/schema/examples}, which this test
 * compares, and writes anew with {@code -Dexamples.write=true}.
 */
@DisabledOnOs(OS.WINDOWS) // its paths are not those of the examples
class JsonContractIT {
    private static final String RUN = "RUN";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private final List<String> stale = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> commands = new HashSet<>();
    private String run = RUN;

    @BeforeEach
    void makeProject() throws IOException {
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL UNIQUE, active BOOL, created_at DATETIME, meta JSON)",
                "CREATE TABLE events (session INTEGER REFERENCES sessions ON DELETE CASCADE, seq INTEGER, price DECIMAL(10,2), PRIMARY KEY (session, seq))",
                "CREATE TRIGGER touch AFTER INSERT ON events BEGIN UPDATE sessions SET active = 1; END",
                "CREATE VIEW live AS SELECT id, name FROM sessions WHERE active",
                "INSERT INTO sessions VALUES (1, 'first', 1, '2024-03-10 08:30:00', '{\"a\": [1, 2]}'), (2, 'second', 0, NULL, NULL)",
                "INSERT INTO events VALUES (1, 1, 9.5), (1, 2, 10), (2, 1, NULL)");
        write(".sessiondb/config.yaml", """
                sessiondb:
                  backend: sqlite
                  sqlite:
                    path: app.db
                  backup:
                    directory: backups
                """);
        write("migrations/V1__notes.sql", "CREATE TABLE notes (id bigint PRIMARY KEY);");
        write("migrations/U1__notes.sql", "DROP TABLE notes;");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Test
    void everyCommandPrintsWhatIsDescribed() throws IOException, SQLException {
        beforeIt();
        migration();
        theOtherDirections();
        backups();
        schemas();
        theWayBack();
        groups();
        if (!Examples.rewritten()) {
            assertThat(stale)
                    .as("stale: write them anew with -Dexamples.write=true")
                    .isEmpty();
            assertThat(Examples.files().map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(commands)
                .containsAll(CommandTree.all().stream().map(CommandTree::name).toList());
    }

    private void beforeIt() throws IOException {
        example("config-show", 0, "config", "show");
        example("config-validate", 0, "config", "validate");
        example("profile-list", 0, "profile", "list");
        example("profile-show", 0, "profile", "show", "dryad");
        example("profile-init", 0, "profile", "init");
        example("schema-show", 0, "schema", "show");
        example("migrate-to-postgres.dry-run", 0, "migrate", "to", "postgres");
        example(
                "migrate-to-postgres.unreachable",
                12,
                new Program(home).with("SESSIONDB_POSTGRES_URL", "postgresql://operator@127.0.0.1:1/app"),
                "migrate",
                "to",
                "postgres");
        example("migrate-to-postgres.rehearsed", 0, "migrate", "to", "postgres", "--rehearse");
    }

    private void migration() throws IOException, SQLException {
        JsonNode done = example("migrate-to-postgres", 0, "migrate", "to", "postgres", "--execute");
        run = done.at("/result/runId").textValue();
        example("runs", 0, "runs");
        example("runs-show", 0, "runs", "show", run);
        example("runs-report", 0, "runs", "report", run, "--report", "run.html");
        example("verify", 0, "verify");
        try (Connection sqlite = SqliteFiles.connect(home.resolve("app.db"))) {
            SqliteFiles.execute(
                    sqlite, "UPDATE sessions SET name = 'other' WHERE id = 2", "DELETE FROM events WHERE seq = 2");
        }
        example("verify.differ", 7, "verify");
        example("migrate-to-postgres.failed", 4, "migrate", "to", "postgres", "--execute");
        example("config-use", 0, "config", "use", "postgres");
        example("status", 0, "status");
        example("status.drift", 14, "status", "--exit-code");
        example("migrate-status", 0, "migrate", "status");
    }

    private void theOtherDirections() throws IOException {
        example("migrate-to-sqlite.dry-run", 0, "migrate", "to", "sqlite", "--from", "postgres", "--replace");
        example("migrate-to-sqlite", 0, "migrate", "to", "sqlite", "--from", "postgres", "--replace", "--execute");
        example("migrate-to-json", 0, "migrate", "to", "json", "export.json", "--from", "sqlite", "--execute");
        example(
                "migrate-to-sqlite.from-json",
                0,
                "migrate",
                "to",
                "sqlite",
                "--from",
                "export.json",
                "--sqlite-path",
                "new.db",
                "--execute");
    }

    private void backups() throws IOException {
        example("backups-list", 0, "backups", "list");
        example("backups-show", 0, "backups", "show", run);
        example("backups-verify", 0, "backups", "verify", run);
        example("backups-prune", 0, "backups", "prune", "--keep", "1");
        example("restore.to-sqlite", 0, "restore", "--backup", run, "--to", "sqlite", "--execute");
        example("restore.to-postgres", 0, "restore", "--backup", run, "--to", "postgres", "--execute");
    }

    private void schemas() throws IOException {
        example("schema-migrate", 0, "schema", "migrate", "--migrations", "migrations", "--execute");
        example("schema-status", 0, "schema", "status", "--migrations", "migrations");
        example("schema-rollback", 0, "schema", "rollback", "--to", "0", "--migrations", "migrations", "--execute");
        write("migrations/V1__notes.sql", "CREATE TABLE notes (id bigint);");
        example("schema-validate", 0, "schema", "validate", "--migrations", "migrations");
        example("schema-repair", 0, "schema", "repair", "--migrations", "migrations");
    }

    private void theWayBack() throws IOException {
        example("undo.dry-run", 0, "undo", run);
        example("undo", 0, "undo", run, "--execute");
    }

    /** Where no command is named that does something. */
    private void groups() throws IOException {
        for (CommandSpec group : CommandTree.all()) {
            if (!CommandTree.has(group, "--json")) {
                String name = CommandTree.name(group);
                String[] words = name.isEmpty() ? new String[0] : name.split(" ");
                example(name.isEmpty() ? "failure" : "", 2, words);
            }
        }
    }

    private JsonNode example(String name, int status, String... words) throws IOException {
        Program program = new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri());
        return example(name, status, program, words);
    }

    private JsonNode example(String name, int status, Program program, String... words) throws IOException {
        Program.Result result =
                program.run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitStatus())
                .as("%s: %s%s", List.of(words), result.stdout(), result.stderr())
                .isEqualTo(status);
        assertThat(result.document().at("/exitCode").intValue()).isEqualTo(status);
        commands.add(result.document().at("/command").textValue());
        if (!name.isEmpty()) {
            compare(name, new Normalised(names()).of(result.document()));
        }
        return result.document();
    }

    private void compare(String name, JsonNode document) throws IOException {
        written.add(Examples.file(name).getFileName().toString());
        if (Examples.rewritten()) {
            Examples.write(name, document);
        } else if (!Files.exists(Examples.file(name))
                || !Files.readString(Examples.file(name)).equals(Examples.text(document))) {
            stale.add(name + ":\n" + Examples.text(document));
        }
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(home.toString(), "/srv/app");
        names.put("127.0.0.1:1", "db:5432");
        names.put(database.host() + ":" + database.port(), "db:5432");
        names.put(database.name(), "app");
        names.put(database.role(), "operator");
        return names;
    }
}
