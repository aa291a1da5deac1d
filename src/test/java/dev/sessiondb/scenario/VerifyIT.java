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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify}, as the operator runs it. */
class VerifyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;

    @BeforeEach
    void makeSource() {
        source = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE sessions (id INTEGER PRIMARY KEY, name TEXT, at DATETIME, ok BOOLEAN, data BLOB)",
                "INSERT INTO sessions VALUES (1, 'one', '2024-07-01 12:00:00', 1, x'00ff'), (7, 'seven', NULL, 0, NULL), (9, 'a', 1700000000, NULL, NULL)",
                "CREATE TABLE log (line TEXT, level INT)",
                "INSERT INTO log VALUES ('same', 1), ('same', 1), ('other', 2)");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void equalAfterAMigrationAlsoWithAZone() throws IOException {
        migrate("--timezone", "Europe/Berlin");
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result equal = run("--sqlite-path", "app.db");
        assertThat(equal.exitStatus()).as(equal.stdout() + equal.stderr()).isZero();
        assertThat(equal.stdout()).contains("equal: 2 tables, 6 rows, 21 values compared");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
        assertThat(run("--sqlite-path", "app.db", "--timezone", "UTC").exitStatus())
                .isEqualTo(7);
    }

    @Test
    void differencesAreNamedByKeyFromEitherSide() throws IOException {
        migrate();
        database.execute(
                "UPDATE sessions SET name = 'b', ok = true WHERE id = 9",
                "DELETE FROM sessions WHERE id = 7",
                "INSERT INTO sessions (id, name) VALUES (12, 'new')",
                "DELETE FROM log WHERE ctid = (SELECT min(ctid) FROM log WHERE line = 'same')",
                "CREATE TABLE extra (x int)",
                "INSERT INTO extra VALUES (1), (2)");

        BuiltJar.Result text = run("--sqlite-path", "app.db");
        assertThat(text.exitStatus()).isEqualTo(7);
        assertThat(text.stderr()).isEmpty();
        assertThat(text.stdout())
                .contains(
                        "only in sqlite: sessions (id = 7)\n",
                        "differs: sessions (id = 9): column name: 'a' here, 'b' there; column ok: NULL here, true there\n",
                        "only in postgres: sessions (id = 12)\n",
                        "only in sqlite: log (row without key, rowid 1): ('same', 1)\n",
                        "only in postgres: table extra, 2 rows\n",
                        "different: 3 of 3 tables\n");

        JsonNode document = json(7, "--from", "postgres", "--sqlite-path", "app.db");
        assertThat(document.get("status").asText()).isEqualTo("ok");
        JsonNode result = document.get("result");
        assertThat(result.get("equal").asBoolean()).isFalse();
        assertThat(result.at("/here/name").asText()).isEqualTo("postgres");
        assertThat(result.at("/there/place").asText()).isEqualTo(source.toString());
        JsonNode sessions = result.at("/tables/0");
        assertThat(sessions.get("rowsHere").asLong()).isEqualTo(3);
        assertThat(sessions.get("rowsEqual").asLong()).isEqualTo(1);
        assertThat(sessions.get("onlyHere").asLong()).isEqualTo(1);
        assertThat(sessions.get("onlyThere").asLong()).isEqualTo(1);
        assertThat(sessions.get("differing").asLong()).isEqualTo(1);
        assertThat(sessions.at("/differences/0/kind").asText()).isEqualTo("only-there");
        assertThat(sessions.at("/differences/0/key").asText()).isEqualTo("id = 7");
        assertThat(sessions.at("/differences/1/columns/0/here").asText()).isEqualTo("'b'");
        assertThat(result.at("/tables/2/there").isNull()).isTrue();
    }

    @Test
    void theRightToReadIsEnough() throws IOException {
        migrate();
        database.admin(
                "ALTER DATABASE " + database.name() + " OWNER TO CURRENT_USER",
                "ALTER SCHEMA public OWNER TO CURRENT_USER",
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "REVOKE TEMP ON DATABASE " + database.name() + " FROM PUBLIC",
                "GRANT USAGE ON SCHEMA public TO " + database.role(),
                "ALTER TABLE sessions OWNER TO CURRENT_USER",
                "ALTER TABLE log OWNER TO CURRENT_USER",
                "GRANT SELECT ON sessions, log TO " + database.role(),
                "ALTER ROLE " + database.role() + " SET default_transaction_read_only = on");
        BuiltJar.Result equal = run("--sqlite-path", "app.db");
        assertThat(equal.exitStatus()).as(equal.stdout() + equal.stderr()).isZero();
        database.admin("REVOKE SELECT ON log FROM " + database.role());
        BuiltJar.Result refused = run("--sqlite-path", "app.db");
        assertThat(refused.exitStatus()).as(refused.stdout()).isEqualTo(12);
        assertThat(refused.stderr()).contains("log");
    }

    @Test
    void rowsThatCannotBeConvertedAreDifferences() throws IOException {
        migrate();
        SqliteFiles.create(source, "UPDATE sessions SET at = 'soon' WHERE id = 1");
        BuiltJar.Result different = run("--sqlite-path", "app.db");
        assertThat(different.exitStatus()).isEqualTo(7);
        assertThat(different.stdout()).contains("differs: sessions (id = 1): column at:", "'soon' here");
    }

    @Test
    void twoFilesAreComparedByWhatTheirValuesMean() throws IOException {
        Path other = Files.copy(source, home.resolve("other.db"));
        SqliteFiles.create(other, "UPDATE sessions SET ok = 'true' WHERE id = 1", "VACUUM");
        assertThat(run("--from", "app.db", "--to", "other.db").exitStatus()).isZero();
        SqliteFiles.create(
                other,
                "UPDATE sessions SET ok = 0 WHERE id = 1",
                "ALTER TABLE log ADD COLUMN more",
                "CREATE TABLE x (y)");
        BuiltJar.Result different = run("--from", "app.db", "--to", "other.db");
        assertThat(different.exitStatus()).isEqualTo(7);
        assertThat(different.stdout())
                .contains(
                        "differs: sessions (id = 1): column ok: 1 here, 0 there\n",
                        "only in other.db: column log.more\n",
                        "only in other.db: table x, 0 rows\n");
    }

    @Test
    void aSessionFileIsComparedWithTheDatabaseMadeOfIt() throws IOException {
        Files.writeString(home.resolve("sessions.json"), """
                [{"session": "a", "repoName": "x", "createdAt": "2024-01-01T00:00:00Z"},
                 {"session": "b", "repoName": "y", "createdAt": "2024-01-02T00:00:00Z"}]
                """);
        BuiltJar.Result migrated = jar().run("migrate", "to", "postgres", "--from", "sessions.json", "--execute");
        assertThat(migrated.exitStatus()).as(migrated.stderr()).isZero();
        BuiltJar.Result equal = run("--from", "sessions.json");
        assertThat(equal.exitStatus()).as(equal.stdout() + equal.stderr()).isZero();
        database.execute("UPDATE sessions SET repo_name = 'z' WHERE session = 'b'");
        BuiltJar.Result different = run("--from", "sessions.json");
        assertThat(different.exitStatus()).isEqualTo(7);
        assertThat(different.stdout())
                .contains("differs: sessions (session = 'b'): column repo_name: 'y' here, 'z' there\n");
    }

    @Test
    void aDumpIsComparedWithTheFileItIsOf() throws IOException {
        migrate("--backup", "kept");
        try (Stream<Path> files = Files.list(home.resolve("kept"))) {
            Path dump = files.filter(path -> path.toString().matches(".*Z\\.json"))
                    .findFirst()
                    .orElseThrow();
            BuiltJar.Result equal = run("--from", dump.toString(), "--to", "app.db");
            assertThat(equal.exitStatus()).as(equal.stdout() + equal.stderr()).isZero();
            SqliteFiles.create(source, "DELETE FROM sessions WHERE id = 1");
            assertThat(run("--from", dump.toString(), "--to", "app.db").stdout())
                    .contains("only in " + dump + ": sessions (id = 1)\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--from app.db --to app.db,2,both `app.db`",
        "--from app.db --to ./app.db,2,the same file",
        "--sqlite-path app.db --from sqlite --to app.db,2,the same file",
        "--from postgres --to postgres,2,both `postgres`",
        "--from app.db --limit -1,2,negative",
        "--from none.db,10,none.db",
        "--from broken.db,10,broken.db",
        "--from json,3,no JSON file"
    })
    void badInputIsRefused(String line, int exit, String text) throws IOException {
        Files.writeString(home.resolve("broken.db"), "hello");
        JsonNode document = json(exit, line.split(" "));
        assertThat(document.at("/error/message").asText()
                        + document.at("/error/causedBy").asText())
                .contains(text);
    }

    @Test
    void aServerThatDoesNotAnswerEndsWith12() throws IOException {
        BuiltJar.Result result = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", "postgresql://nobody@localhost:1/none")
                .run("verify", "--from", "app.db");
        assertThat(result.exitStatus()).isEqualTo(12);
        assertThat(result.stderr()).contains("state: nothing was changed");
    }

    private void migrate(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("migrate", "to", "postgres", "--sqlite-path", "app.db", "--execute", "--quiet"));
        arguments.addAll(List.of(options));
        BuiltJar.Result migrated = jar().run(arguments.toArray(String[]::new));
        assertThat(migrated.exitStatus()).as(migrated.stderr()).isZero();
    }

    private JsonNode json(int exit, String... arguments) throws IOException {
        BuiltJar.Result result =
                run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(exit);
        assertThat(result.stderr()).doesNotContain("\tat ");
        return JSON.readTree(result.stdout());
    }

    private BuiltJar.Result run(String... arguments) {
        return jar().run(
                        Stream.concat(Stream.of("verify"), Stream.of(arguments)).toArray(String[]::new));
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }
}
