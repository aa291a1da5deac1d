package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code backups}, as the operator runs it: two backups, of a migration and of a second one. */
class BackupsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    private void migrateTwice() {
        Path source = SqliteFiles.create(
                home.resolve("app.db"), "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        for (int i = 0; i < 2; i++) {
            BuiltJar.Result migrated = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .run("migrate", "to", "postgres", "--sqlite-path", "app.db", "--backup", "kept", "--execute");
            assertThat(migrated.exitStatus()).as(migrated.stderr()).isZero();
            SqliteFiles.create(source, "INSERT INTO t VALUES (NULL)");
        }
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void listsShowsAndVerifies() throws IOException {
        migrateTwice();
        DirectorySnapshot before = DirectorySnapshot.of(home);
        JsonNode list = json(0, "list", "--verify");
        assertThat(list.get("backups")).hasSize(2);
        JsonNode newest = list.at("/backups/0");
        assertThat(newest.get("command").asText()).isEqualTo("migrate to postgres");
        assertThat(newest.get("health").asText()).isEqualTo("good");
        assertThat(newest.at("/rows/t").asInt()).isEqualTo(3);
        assertThat(list.at("/bytes").asLong()).isPositive();

        String run = newest.get("run").asText();
        assertThat(database.value("SELECT run_id FROM sessiondb_runs ORDER BY started_at DESC LIMIT 1"))
                .isEqualTo(run);
        JsonNode shown = json(0, "show", run);
        assertThat(shown.get("name")).isEqualTo(newest.get("name"));
        assertThat(shown.get("restore")).hasSize(3);
        String text = run("show", "latest").stdout();
        assertThat(text)
                .contains(
                        "run       " + run,
                        "by        migrate to postgres",
                        newest.at("/copy/sha256").asText());

        assertThat(json(0, "verify").get("backups")).hasSize(2);
        assertThat(run("verify", "--all").stdout().lines()).hasSize(2).allMatch(line -> line.startsWith("good "));
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        migrateTwice();
        JsonNode older = json(0, "list").at("/backups/1");
        Path dump = Path.of(older.at("/dump/path").asText());
        Files.writeString(dump, Files.readString(dump).replace("[2]", "[3]"));

        BuiltJar.Result result = run("verify");
        assertThat(result.exitStatus()).isEqualTo(8);
        assertThat(result.stderr())
                .contains(dump.toString(), "state: nothing was changed")
                .doesNotContain("\tat ");
        assertThat(result.stdout()).contains("damaged  " + older.get("name").asText());
        assertThat(run("verify", "latest").exitStatus()).isZero();
        JsonNode both = json(8, "verify", "--all");
        assertThat(both.at("/backups/1/damagedFile").asText()).isEqualTo(dump.toString());
    }

    @Test
    void prunesWhenTold() throws IOException {
        migrateTwice();
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result dry = run("prune", "--keep", "1");
        assertThat(dry.exitStatus()).as(dry.stderr()).isZero();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
        assertThat(dry.stdout()).contains("goes ", "stays ", "the newest good one", "nothing was changed; to do it: ");
        String newest = json(0, "list").at("/backups/0/name").asText();
        String last = dry.stdout().strip().lines().reduce((a, b) -> b).orElseThrow();
        String command = last.substring(last.indexOf(".jar ") + 5);

        BuiltJar.Result real = new BuiltJar(home).run(command.split(" "));

        assertThat(real.exitStatus()).as(real.stderr()).isZero();
        assertThat(real.stdout()).contains("removed 1 backup, ");
        try (Stream<Path> left = Files.list(home.resolve("kept"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(newest + ".db", newest + ".json", newest + ".manifest.json");
        }
        JsonNode again = json(0, "prune", "--older-than", "1h", "--execute");
        assertThat(again.at("/backups/0/action").asText()).isEqualTo("keep");
    }

    @ParameterizedTest
    @CsvSource({
        "backups prune,2,--keep",
        "backups prune --keep 0,2,1 at least",
        "backups prune --older-than 30,2,12h",
        "backups prune --older-than 1m,2,12h",
        "backups prune --keep 1 --execute --dry-run,2,contradict",
        "backups show,2,latest",
        "backups show none,8,no backup `none`",
        "backups verify --all latest,2,contradict",
        "backups verify --backup empty,8,there is no backup",
        "backups list --backup app.db,8,app.db"
    })
    void badInputChangesNothing(String line, int exit, String text) throws IOException {
        Files.writeString(home.resolve("app.db"), "no directory");
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result result = new BuiltJar(home).run((line + " --json").split(" "));
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(exit);
        assertThat(result.stderr()).contains(text, "error: ").doesNotContain("\tat ");
        assertThat(JSON.readTree(result.stdout()).get("exitCode").asInt()).isEqualTo(exit);
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
    }

    private JsonNode json(int exit, String... arguments) throws IOException {
        BuiltJar.Result result =
                run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(exit);
        return JSON.readTree(result.stdout()).get("result");
    }

    private BuiltJar.Result run(String... arguments) {
        return new BuiltJar(home)
                .run(Stream.concat(
                                Stream.of("backups"),
                                Stream.concat(Stream.of(arguments), Stream.of("--backup", "kept")))
                        .toArray(String[]::new));
    }
}
