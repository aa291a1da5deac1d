package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.Comparison;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteContents;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite, PostgreSQL and JSON, each into each. */
class AllDirectionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] EVERYTHING = {
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL COLLATE NOCASE UNIQUE, made DATETIME,
            ok BOOLEAN DEFAULT 1, price DECIMAL(10,2), uid UUID, js JSON, f REAL, day DATE, CHECK (length(name) > 1))
        """,
        """
        CREATE TABLE posts (a INT, b TEXT, user INTEGER REFERENCES users (id) ON DELETE CASCADE, len INT AS (length(b)) STORED,
            PRIMARY KEY (a, b)) WITHOUT ROWID
        """,
        "CREATE TABLE kv (k TEXT PRIMARY KEY, v ANY) STRICT",
        "CREATE TABLE \"odd \"\"name\" (\"select\" INTEGER, x, y BLOB)",
        "PRAGMA user_version = 7",
        "PRAGMA application_id = -1234567",
        "CREATE INDEX posts_user ON posts (user) WHERE user IS NOT NULL",
        "CREATE UNIQUE INDEX users_made ON users (made DESC, name)",
        "CREATE VIEW v AS SELECT name FROM users",
        "CREATE TRIGGER tr AFTER INSERT ON users BEGIN UPDATE users SET f = 1 WHERE id = new.id; END",
        """
        INSERT INTO users (name, made, ok, price, uid, js, day) VALUES
            ('ann', 1700000000123, 'true', '1.5', '0123456789abcdef0123456789abcdef', '{"a":1}', '2024-02-29'),
            ('bob', 1700000001123, 'false', '2.25', NULL, NULL, NULL), ('cy', 1600000000000, 'true', '7.25', NULL, '[]', '1999-12-31')
        """,
        "DELETE FROM users WHERE name = 'cy'",
        "INSERT INTO posts (a, b, user) VALUES (1, 'x', 1), (2, 'yy', 2), (-9223372036854775808, '', NULL)",
        "INSERT INTO kv VALUES ('a', '1'), ('b', 'x'), ('c', NULL)",
        "INSERT INTO \"odd \"\"name\" VALUES (9007199254740993, 0.1, x'00ff'), (NULL, 1e300, NULL), (0, -0.5, x'')",
    };

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /** The ledger remembers how tables were declared and values written. */
    @Test
    void aNewFileThatComesBackIsLikeTheOneThatWent() {
        Path file = SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        ok("migrate", "to", "postgres", "--sqlite-path", file.toString(), "--execute");
        Path back = home.resolve("back.db");
        String said =
                ok("migrate", "to", "sqlite", "--from", "postgres", "--sqlite-path", back.toString(), "--execute");
        assertThat(said).contains("declared as in the source that was migrated");
        assertThat(ok("verify", "--from", file.toString(), "--to", "postgres")).contains("equal: 4 tables");
        assertThat(SqliteContents.schema(back)).isEqualTo(SqliteContents.schema(file));
        assertThat(SqliteContents.rows(back)).isEqualTo(SqliteContents.rows(file));
        SqliteFiles.create(back, "DROP TRIGGER tr", "INSERT INTO users (name) VALUES ('next')");
        assertThat(SqliteFiles.query(back, "SELECT max(id) FROM users").toString())
                .isEqualTo("[[4]]");
    }

    @Test
    void whatWasSpeltInSeveralWaysComesBackInOneAndThatIsSaid() {
        Path file = SqliteFiles.create(
                home.resolve("mixed.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, at DATETIME)",
                "INSERT INTO t (at) VALUES ('2024-01-01 00:00:01'), ('2024-01-01 00:00:02'), ('2024-01-01T00:00:03Z')");
        ok("migrate", "to", "postgres", "--sqlite-path", file.toString(), "--execute");
        Path back = home.resolve("back.db");
        assertThat(ok("migrate", "to", "sqlite", "--from", "postgres", "--sqlite-path", back.toString(), "--execute"))
                .contains("spelling-changes", "column `at`");
        assertThat(SqliteFiles.query(back, "SELECT at FROM t ORDER BY id").toString())
                .isEqualTo("[[2024-01-01 00:00:01], [2024-01-01 00:00:02], [2024-01-01 00:00:03]]");
    }

    @Test
    void whatAProfileRenamedComesBackUnderItsOwnName() throws IOException {
        Path file = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE log (at INTEGER, line TEXT)",
                "INSERT INTO log VALUES (1700000000123, 'x'), (1700000000124, NULL)");
        Path profile = Files.writeString(home.resolve("profile.yaml"), """
                version: 1
                tables:
                  log:
                    name: entries
                    columns:
                      at: {name: written_at, type: timestamptz, numbers: milliseconds}
                """);
        String said = ok(
                "migrate",
                "to",
                "postgres",
                "--sqlite-path",
                file.toString(),
                "--profile",
                profile.toString(),
                "--execute",
                "--set-default");
        assertThat(said).contains("--profile " + profile);
        assertThat(database.query("SELECT count(written_at) FROM entries")).hasToString("[[2]]");
        Path back = home.resolve("back.db");
        ok(
                "migrate",
                "to",
                "sqlite",
                "--from",
                "postgres",
                "--sqlite-path",
                back.toString(),
                "--profile",
                profile.toString(),
                "--execute");
        assertThat(SqliteContents.schema(back)).isEqualTo(SqliteContents.schema(file));
        assertThat(SqliteContents.rows(back)).isEqualTo(SqliteContents.rows(file));
    }

    /** The scenario that the whole product is for. */
    @Test
    void thereAndBackAndToTheBeginning() throws IOException {
        Path file = MusicStore.create(home.resolve("app.db"));
        Files.createDirectories(home.resolve(".sessiondb"));
        Files.writeString(
                home.resolve(".sessiondb/config.yaml"), "sessiondb:\n  backend: sqlite\n  sqlite:\n    path: app.db\n");
        byte[] first = Files.readAllBytes(file);
        List<String> schema = SqliteContents.schema(file);
        var rows = SqliteContents.rows(file);
        JsonNode forth = result("migrate", "to", "postgres", "--set-default", "--execute", "--json");
        Path copy = Path.of(forth.at("/backup/copy/path").asText());
        String run = forth.at("/runId").asText();
        database.execute(
                "INSERT INTO \"Artist\" VALUES (70, 'written in PostgreSQL')",
                "UPDATE \"Track\" SET \"Name\" = 'changed in PostgreSQL' WHERE \"TrackId\" = 3",
                "DELETE FROM \"Log\" WHERE ctid = (SELECT min(ctid) FROM \"Log\")");
        ok("migrate", "to", "sqlite", "--from", "postgres", "--sqlite-path", file.toString(), "--replace", "--execute");
        new Comparison(file, database).allTablesEqual();
        assertThat(ok("verify", "--from", "sqlite", "--to", "postgres")).contains("equal");
        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM Artist WHERE ArtistId = 70"))
                .containsExactly(List.of(1));
        ok("restore", "--backup", run, "--to", "sqlite", "--sqlite-path", file.toString(), "--execute");
        assertThat(file).hasSameBinaryContentAs(copy);
        assertThat(SqliteContents.schema(file)).isEqualTo(schema);
        assertThat(SqliteContents.rows(file)).isEqualTo(rows);
        assertThat(Files.size(file)).isEqualTo(first.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gz", "zst"})
    void aDumpHoldsTheWholeDatabase(String compression) throws IOException {
        Path file = SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        Path dump = home.resolve("a.dump");
        ok(
                "migrate",
                "to",
                "json",
                dump.toString(),
                "--sqlite-path",
                file.toString(),
                "--compress",
                compression,
                "--execute");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
                .isEqualTo("rw-------");
        Path again = home.resolve("again.db");
        ok("migrate", "to", "sqlite", "--from", dump.toString(), "--sqlite-path", again.toString(), "--execute");
        assertThat(SqliteContents.schema(again)).isEqualTo(SqliteContents.schema(file));
        assertThat(SqliteContents.rows(again)).isEqualTo(SqliteContents.rows(file));
        ok("migrate", "to", "postgres", "--from", dump.toString(), "--execute");
        new Comparison(file, database).tableEqual("users");
        assertThat(names(home)).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void postgresIsExportedAsTheDatabaseItCameFrom() throws IOException {
        Path file = SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        ok("migrate", "to", "postgres", "--sqlite-path", file.toString(), "--execute");
        Path dump = home.resolve("a.json");
        ok("migrate", "to", "json", "--from", "postgres", "--json-path", dump.toString(), "--execute");
        JsonNode document = JSON.readTree(dump.toFile());
        assertThat(document.at("/source/path").asText())
                .contains("schema public")
                .doesNotContain(TestDatabase.PASSWORD);
        Path again = home.resolve("again.db");
        ok("migrate", "to", "sqlite", "--from", dump.toString(), "--sqlite-path", again.toString(), "--execute");
        assertThat(SqliteContents.schema(again)).isEqualTo(SqliteContents.schema(file));
        assertThat(SqliteContents.rows(again)).isEqualTo(SqliteContents.rows(file));
    }

    @Test
    void standardOutputGetsTheDocumentAndNothingElse() throws IOException {
        Path file = SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        BuiltJar.Result dry = run("migrate", "to", "json", "-", "--sqlite-path", file.toString());
        assertThat(dry.exitStatus()).as(dry.stderr()).isZero();
        assertThat(dry.stdout()).contains("nothing was changed; to do it:").doesNotContain("\"format\"");
        BuiltJar.Result real = run("migrate", "to", "json", "-", "--sqlite-path", file.toString(), "--execute");
        assertThat(real.exitStatus()).as(real.stderr()).isZero();
        assertThat(JSON.readTree(real.stdout()).at("/format").asText()).isEqualTo("sessiondb-dump");
        assertThat(real.stderr()).contains("values compared, all equal");
        BuiltJar.Result both =
                run("migrate", "to", "json", "-", "--sqlite-path", file.toString(), "--execute", "--json");
        assertThat(both.exitStatus()).isEqualTo(2);
    }

    @Test
    void minskyGetsItsSessionFileBack() throws IOException {
        Path sessions = Files.writeString(home.resolve("sessions.json"), """
                [{"session":"a","repoName":"r","repoUrl":"https://x/é","createdAt":"2024-01-01T00:00:00.123Z","prApproved":true,
                  "prState":{"branchName":"pr/a","exists":true,"n":1.50},"taskId":"#002"},
                 {"session":"b","repoName":"r","createdAt":"2024-01-02T00:00:00.000Z","prApproved":false,"github":{"owner":"o","token":"t"}}]
                """);
        ok("migrate", "to", "postgres", "--from", sessions.toString(), "--execute");
        Path back = home.resolve("back.json");
        ok(
                "migrate",
                "to",
                "json",
                "--from",
                "postgres",
                "--json-path",
                back.toString(),
                "--format",
                "minsky",
                "--execute");
        assertThat(JSON.readTree(back.toFile())).isEqualTo(JSON.readTree(sessions.toFile()));
    }

    @Test
    void theSessionFileOfAnApplicationWithItsOwnSpellings() throws IOException {
        Path file = SqliteFiles.create(
                home.resolve("sessions.db"),
                "CREATE TABLE sessions (session TEXT PRIMARY KEY, repoName TEXT NOT NULL, repo_name TEXT, prApproved TEXT, prState TEXT, commit_count INTEGER)",
                "INSERT INTO sessions VALUES ('a', 'camel', 'snake', 'true', '{\"a\": [1, 2.50]}', 7), ('b', '', NULL, NULL, 'not JSON', NULL)");
        Path json = home.resolve("sessions.json");
        ok(
                "migrate",
                "to",
                "json",
                json.toString(),
                "--sqlite-path",
                file.toString(),
                "--format",
                "minsky",
                "--execute");
        assertThat(JSON.readTree(json.toFile()))
                .isEqualTo(JSON.readTree(
                        "[{\"session\":\"a\",\"repoName\":\"camel\",\"prApproved\":true,\"prState\":{\"a\":[1,2.50]},\"commitCount\":7},"
                                + "{\"session\":\"b\",\"repoName\":\"\",\"prState\":\"not JSON\"}]"));
    }

    @Test
    void badRecordsGoToTheRejectFileWhenThatWasSaid() throws IOException {
        Path sessions = Files.writeString(
                home.resolve("s.json"),
                "[{\"session\":\"a\",\"repoName\":\"r\"},{\"repoName\":\"nobody\"},{\"session\":\"b\"}]");
        assertThat(run("migrate", "to", "postgres", "--from", sessions.toString(), "--execute")
                        .exitStatus())
                .isEqualTo(4);
        BuiltJar.Result result = run(
                "migrate",
                "to",
                "postgres",
                "--from",
                sessions.toString(),
                "--on-error",
                "skip",
                "--execute",
                "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(13);
        JsonNode rejects = JSON.readTree(result.stdout()).at("/result/rejects");
        assertThat(rejects.at("/rows").asInt()).isEqualTo(1);
        assertThat(JSON.readTree(Files.readString(Path.of(rejects.at("/file").asText())))
                        .at("/record/repoName")
                        .asText())
                .isEqualTo("nobody");
        assertThat(database.query("SELECT session FROM sessions ORDER BY 1")).hasToString("[[a], [b]]");
    }

    @Test
    void whatHasNoPlaceInASessionFileIsNamed() {
        Path file = SqliteFiles.create(
                home.resolve("sessions.db"),
                "CREATE TABLE sessions (session TEXT PRIMARY KEY, x)",
                "CREATE TABLE other (a)",
                "INSERT INTO sessions VALUES ('a', x'00'), (NULL, 1), ('c', 9e999), ('d', 'fine')");
        BuiltJar.Result result = run(
                "migrate", "to", "json", "s.json", "--sqlite-path", file.toString(), "--format", "minsky", "--execute");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout())
                .contains(
                        "3 of 4 rows can't be one",
                        "rowid 1: `x` is a BLOB",
                        "its `session` is NULL",
                        "not in the file: `other`");
        assertThat(home.resolve("s.json")).doesNotExist();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenThatWasSaidAndAfterABackup() throws IOException {
        Path file = SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        Path json = Files.writeString(home.resolve("sessions.json"), "[{\"session\":\"old\",\"repoName\":\"r\"}]");
        String[] command = {"migrate", "to", "json", json.toString(), "--sqlite-path", file.toString(), "--execute"};
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result refused = run(command);
        assertThat(refused.exitStatus()).isEqualTo(4);
        assertThat(refused.stderr()).contains("--replace");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
        JsonNode result = result(Stream.concat(Stream.of(command), Stream.of("--replace", "--json"))
                .toArray(String[]::new));
        assertThat(Path.of(result.at("/backup/original/path").asText()))
                .hasContent("[{\"session\":\"old\",\"repoName\":\"r\"}]");
        assertThat(JSON.readTree(json.toFile()).at("/format").asText()).isEqualTo("sessiondb-dump");
    }

    @Test
    void aFileThatCannotBeBackedUpIsNotReplaced() throws IOException {
        Path file = SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        Path other = Files.writeString(home.resolve("package.json"), "{\"name\":\"app\",\"version\":\"1\"}");
        BuiltJar.Result result = run(
                "migrate", "to", "json", other.toString(), "--sqlite-path", file.toString(), "--replace", "--execute");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stderr()).contains("can be backed up");
        assertThat(other).hasContent("{\"name\":\"app\",\"version\":\"1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "migrate to sqlite --from sqlite --sqlite-path a.db, 2, leads to itself",
        "migrate to sqlite --from a.db --sqlite-path a.db, 2, leads to itself",
        "migrate to postgres --from postgres, 2, leads to itself",
        "migrate to json a.json --from a.json, 2, leads to itself",
        "migrate to json --from a.db, 3, no JSON file was given",
        "restore --backup a.db --to sqlite --schema x, 2, is for `--to postgres`",
        "restore --backup a.db --to json --on-error skip, 2, is for `--to postgres`",
        "migrate to sqlite --from nowhere.db --sqlite-path b.db, 10, doesn't exist",
        "migrate to json x.json --from nowhere.json, 10, doesn't exist",
        "migrate to json x.json --from a.db --compress zip, 2, none of",
        "migrate to json x.json --from a.db --format minsky --compress gz, 2, is for dumps",
        "migrate to json x.json --from a.db --json-path y.json, 2, give the file once"
    })
    void aCommandThatMakesNoSenseIsRefused(String line, int status, String said) throws IOException {
        SqliteFiles.create(home.resolve("a.db"), EVERYTHING);
        Files.writeString(home.resolve("a.json"), "[]");
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result result = run(line.split(" ", -1));
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isEqualTo(status);
        assertThat(result.stderr()).contains(said);
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
    }

    private JsonNode result(String... arguments) throws IOException {
        return JSON.readTree(ok(arguments)).get("result");
    }

    private String ok(String... arguments) {
        BuiltJar.Result result = run(arguments);
        assertThat(result.exitStatus())
                .as(String.join(" ", arguments) + "\n" + result.stdout() + result.stderr())
                .isZero();
        return result.stdout();
    }

    private BuiltJar.Result run(String... arguments) {
        BuiltJar.Result result = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .run(arguments);
        assertThat(result.stdout() + result.stderr()).doesNotContain(TestDatabase.PASSWORD);
        return result;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> String.valueOf(p.getFileName())).toList();
        }
    }
}
