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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code restore --to postgres}, as the operator runs it. */
class RestoreToPostgresIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USERS = "SELECT id, name, active FROM users ORDER BY id";
    private static final String POSTS = "SELECT id, user_id FROM posts ORDER BY id";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private String runId = "";
    private Path dump = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void migrateAndGoOn() throws IOException {
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, active BOOLEAN)",
                "CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users ON DELETE CASCADE)",
                "INSERT INTO users VALUES (1, 'same', 1), (2, 'first', 0), (3, 'gone', 1)",
                "INSERT INTO posts VALUES (10, 1), (20, 2), (30, 3)");
        BuiltJar.Result migrated = jar().run("migrate", "to", "postgres", "--dry-run=false", "--json");
        assertThat(migrated.exitStatus()).as(migrated.stderr()).isZero();
        JsonNode result = JSON.readTree(migrated.stdout()).get("result");
        runId = result.get("runId").textValue();
        dump = Path.of(result.at("/backup/dump/path").textValue());
        copy = Path.of(result.at("/backup/copy/path").textValue());
        database.execute(
                "UPDATE users SET name = 'later' WHERE id = 2",
                "DELETE FROM users WHERE id = 3",
                "INSERT INTO users (name) VALUES ('new')",
                "INSERT INTO posts VALUES (40, 4)",
                "CREATE TABLE extra (id bigint PRIMARY KEY, what text)",
                "INSERT INTO extra VALUES (1, 'stays')");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private BuiltJar jar() {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", home.resolve("app.db").toString());
    }

    private BuiltJar.Result restore(String... more) {
        return jar().run(Stream.concat(Stream.of("restore", "--to", "postgres"), Stream.of(more))
                .toArray(String[]::new));
    }

    private void requireFirst() {
        assertThat(database.query(USERS))
                .containsExactly(List.of(1L, "same", true), List.of(2L, "first", false), List.of(3L, "gone", true));
        assertThat(database.query(POSTS)).containsExactly(List.of(10L, 1L), List.of(20L, 2L), List.of(30L, 3L));
        assertThat(database.value("SELECT what FROM extra")).isEqualTo("stays");
    }

    private void requireLater() {
        assertThat(database.query(USERS))
                .containsExactly(
                        List.of(1L, "same", true), List.of(2L, "later", false), Arrays.asList(4L, "new", null));
        assertThat(database.query(POSTS)).containsExactly(List.of(10L, 1L), List.of(20L, 2L), List.of(40L, 4L));
    }

    private static List<Long> counts(JsonNode result, String table) {
        for (JsonNode entry : result.get("tables")) {
            if (entry.get("table").textValue().equals(table)) {
                return Stream.of("deleted", "replaced", "inserted", "unchanged")
                        .map(name -> entry.get(name).longValue())
                        .toList();
            }
        }
        throw new AssertionError("no table " + table + " in " + result);
    }

    @Test
    void aDryRunCountsToTheRowAndTheRealRunDoesThatAndTheWayBackLeadsBack() throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result dry = restore("--backup", "latest", "--json");
        assertThat(dry.exitStatus()).as(dry.stderr()).isZero();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
        JsonNode planned = JSON.readTree(dry.stdout()).get("result");
        assertThat(counts(planned, "users")).containsExactly(1L, 1L, 1L, 1L);
        assertThat(counts(planned, "posts")).containsExactly(1L, 0L, 1L, 2L);
        assertThat(planned.get("restored").booleanValue()).isFalse();
        assertThat(planned.get("checks").toString()).contains("only the target has `extra`");
        requireLater();

        BuiltJar.Result real = restore("--backup", runId, "--execute", "--json");
        assertThat(real.exitStatus()).as(real.stderr()).isZero();
        JsonNode done = JSON.readTree(real.stdout()).get("result");
        assertThat(counts(done, "users")).containsExactly(1L, 1L, 1L, 1L);
        assertThat(counts(done, "posts")).containsExactly(1L, 0L, 1L, 2L);
        requireFirst();
        database.execute("INSERT INTO users (name) VALUES ('next')");
        assertThat(database.value("SELECT id > 4 FROM users WHERE name = 'next'"))
                .isEqualTo(true);
        database.execute("DELETE FROM users WHERE name = 'next'");

        String kept = done.at("/replaced/manifest").textValue();
        assertThat(done.at("/replaced/undo").textValue()).contains(kept, "--to postgres");
        BuiltJar.Result undone = restore("--backup", kept, "--execute");
        assertThat(undone.exitStatus()).as(undone.stderr()).isZero();
        assertThat(undone.stdout()).contains("to have it back: ");
        requireLater();
        assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage%'"))
                .isEmpty();
    }

    @Test
    void aDumpWithoutManifestAndACopyRestoreToo() throws IOException {
        Path moved = Files.copy(dump, home.resolve("from-elsewhere"));
        BuiltJar.Result result = restore("--backup", moved.toString(), "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        requireFirst();
        BuiltJar.Result again = restore("--backup", copy.toString(), "--execute", "--json");
        assertThat(again.exitStatus()).as(again.stderr()).isZero();
        assertThat(counts(JSON.readTree(again.stdout()).get("result"), "users")).containsExactly(0L, 0L, 0L, 3L);
    }

    @Test
    void tablesThatAreNotThereAreMade() {
        database.execute("DROP TABLE posts, users");
        BuiltJar.Result result = restore("--backup", "latest", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        requireFirst();
    }

    /** A new server, after the old one was lost. */
    @Test
    void aBackupComesIntoAnEmptySchema() {
        try (TestDatabase fresh = TestDatabase.create()) {
            BuiltJar.Result result = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", fresh.uri())
                    .run("restore", "--backup", "latest", "--to", "postgres", "--execute");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(fresh.query("SELECT count(*) FROM users")).isEqualTo(database.query("SELECT 3::bigint"));
        }
    }

    @Test
    void aForeignSessionFileReplacesTheSessions() throws IOException {
        Path file = home.resolve("session-backup-2024.json");
        Files.writeString(file, "[{\"session\": \"a\", \"repoName\": \"r\", \"createdAt\": \"2025-01-01T00:00:00Z\"}]");
        assertThat(restore("--backup", file.toString(), "--execute").exitStatus())
                .isZero();
        Files.writeString(file, "[{\"session\": \"b\", \"repoName\": \"r\", \"createdAt\": \"2025-01-01T00:00:00Z\"}]");
        BuiltJar.Result result = restore("--backup", file.toString(), "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(database.query("SELECT session FROM sessions")).containsExactly(List.of("b"));
        requireLater();
    }

    @Test
    void rowsOfOtherTablesThatReferToRowsThatWouldGoAreNamed() {
        database.execute(
                "CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint CONSTRAINT author REFERENCES users ON DELETE CASCADE)",
                "INSERT INTO notes VALUES (7, 4)");
        for (String how : List.of("--dry-run", "--execute")) {
            BuiltJar.Result result = restore("--backup", "latest", how);
            assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(8);
            assertThat(result.stderr()).contains("author", "key (7)").doesNotContain("\tat ");
        }
        requireLater();
        assertThat(database.value("SELECT user_id FROM notes")).isEqualTo(4L);
    }

    @Test
    void aChangedByteIsRefusedAndNothingIsRestored() throws IOException {
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length - 2] ^= 1;
        Files.write(copy, bytes);
        BuiltJar.Result result = restore("--backup", runId, "--execute", "--json");
        assertThat(result.exitStatus()).isEqualTo(8);
        assertThat(result.stderr()).contains(copy.toString(), "SHA-256");
        requireLater();
    }
}
