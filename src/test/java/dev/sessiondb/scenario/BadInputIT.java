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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input: a clear error, its exit status, nothing lost, never a stack trace. */
class BadInputIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    interface Sources {
        Path make(Path folder) throws IOException;
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                source("missing", folder -> folder.resolve("none.db"), 10, "none.db"),
                source("empty file", folder -> Files.createFile(folder.resolve("a.db")), 10, "empty"),
                source("a directory", folder -> Files.createDirectory(folder.resolve("a.db")), 10, "directory"),
                source(
                        "a text",
                        folder -> Files.writeString(folder.resolve("a.db"), "hello, world".repeat(50)),
                        10,
                        "isn't a SQLite database"),
                source(
                        "JSON",
                        folder -> Files.writeString(folder.resolve("sessions.db"), "[{\"session\": \"a\"}]"),
                        10,
                        "JSON"),
                source("encrypted", folder -> SqliteFiles.encrypted(folder.resolve("a.db")), 10, "encrypted"),
                source("truncated", folder -> SqliteFiles.truncate(large(folder), 40_960), 10, "cut off"),
                source("corrupt page", folder -> SqliteFiles.corruptPage(large(folder), 3, 4096), 10, "a.db"),
                source(
                        "corrupt page of a file that is copied while it is checked",
                        folder -> SqliteFiles.corruptPage(larger(folder), 3000, 4096),
                        10,
                        "a.db` is damaged"));
    }

    private static Arguments source(String name, Sources make, int exit, String text) {
        return Arguments.of(name, make, exit, text);
    }

    private static Path large(Path folder) {
        return SqliteFiles.create(
                folder.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT i, 'value ' || i FROM n");
    }

    /** 24 MB. */
    private static Path larger(Path folder) {
        return SqliteFiles.create(
                folder.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO t SELECT i, i || printf('%.*c', 1900, 'x') FROM n");
    }

    @Test
    void theChecksOfALargeFileAreInTheSameOrder() throws IOException {
        Path small = large(Files.createDirectory(home.resolve("small")));
        Path large = larger(Files.createDirectory(home.resolve("large")));
        try (TestDatabase database = TestDatabase.create()) {
            JsonNode of = JSON.readTree(run(database.uri(), small, "--json").stdout());
            JsonNode other = JSON.readTree(run(database.uri(), large, "--json").stdout());
            assertThat(other.at("/result/checks").findValuesAsText("id"))
                    .containsSequence("source.opens", "source.integrity", "source.snapshot")
                    .containsExactlyElementsOf(of.at("/result/checks").findValuesAsText("id"));
            BuiltJar.Result done = run(database.uri(), large, "--execute");
            assertThat(done.exitStatus()).as(done.stderr()).isZero();
            assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(12_000L);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sources(String name, Sources make, int exit, String text) throws IOException {
        Path source = make.make(home);
        DirectorySnapshot files = DirectorySnapshot.of(home);
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result = run(database.uri(), source, "--dry-run=false");
            assertFailed(result, exit, text);
            assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
            assertNothingIn(database);
        }
    }

    @Test
    void sourceLockedByAWriter() throws SQLException {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create();
                Connection writer = SqliteFiles.lock(source)) {
            assertThat(writer.isClosed()).isFalse();
            assertFailed(run(database.uri(), source, "--dry-run=false"), 10, "locked");
            assertNothingIn(database);
        }
    }

    @Test
    void leftOverWalIsReadWhole() throws IOException {
        Path source = SqliteFiles.leftOverWal(
                Files.createDirectory(home.resolve("data")).resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1001) INSERT INTO t SELECT i FROM n");
        DirectorySnapshot files = DirectorySnapshot.of(home.resolve("data"));
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result = run(database.uri(), source, "--dry-run=false");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(1001L);
            assertThat(DirectorySnapshot.of(home.resolve("data"))).isEqualTo(files);
        }
    }

    @Test
    void postgresDown() {
        Path source = MusicStore.create(home.resolve("a.db"));
        assertFailed(run("postgresql://app:" + TestDatabase.PASSWORD + "@localhost:1/app", source), 12, "refused");
    }

    @Test
    void wrongPasswordUnknownDatabaseAndUnknownHost() {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create()) {
            String unknown = database.uri().replaceFirst("/[^/]+$", "/no_such_database");
            assertFailed(run(database.uri("wrong-" + TestDatabase.PASSWORD), source), 12, "28P01");
            assertFailed(run(unknown, source), 12, "3D000");
            assertFailed(run("postgresql://app@no-such-host.invalid/app", source), 12, "unknown host");
        }
    }

    @Test
    void sqlAsciiDatabase() {
        try (TestDatabase database = TestDatabase.sqlAscii()) {
            Path source = MusicStore.create(home.resolve("a.db"));
            assertFailed(run(database.uri(), source, "--execute"), 4, "SQL_ASCII");
            assertNothingIn(database);
        }
    }

    @Test
    void readOnlyDatabase() {
        try (TestDatabase database = TestDatabase.create()) {
            database.makeReadOnly();
            assertFailed(run(database.uri(), MusicStore.create(home.resolve("a.db")), "--execute"), 4, "read-only");
        }
    }

    @Test
    void noRightToCreateASchema() {
        try (TestDatabase database = TestDatabase.withoutRights()) {
            Path source = MusicStore.create(home.resolve("a.db"));
            BuiltJar.Result result = run(database.uri(), source, "--execute");
            assertFailed(result, 4, "GRANT CREATE ON DATABASE");
            assertNothingIn(database);
        }
    }

    static Stream<Arguments> commandLines() {
        return Stream.of(
                Arguments.of("migrate to mysql", 2, "mysql"),
                Arguments.of("migrate to postgres --no-such-option", 2, "--no-such-option"),
                Arguments.of(
                        "migrate to postgres --connection-string postgresql://a:topsecret@b/c",
                        2,
                        "SESSIONDB_POSTGRES_URL"),
                Arguments.of(
                        "migrate to postgres --connection-string=postgresql://a:topsecret@b/c",
                        2,
                        "SESSIONDB_POSTGRES_URL"),
                Arguments.of("migrate to postgres --execute --dry-run", 2, "contradict"),
                Arguments.of("migrate to postgres --verify=some", 2, "--verify"),
                Arguments.of("migrate to postgres --jobs 0", 2, "--jobs"),
                Arguments.of(
                        "migrate to postgres --orphans skip",
                        2,
                        "'--orphans': expected one of [fail, null, drop-constraint, reject]"),
                Arguments.of("migrate to postgres --set-default --verify none", 2, "--set-default"),
                Arguments.of("migrate", 2, "migrate to postgres"),
                Arguments.of("", 2, "command"),
                Arguments.of("migrate to postgres", 3, "no SQLite database was given"),
                Arguments.of("migrate to postgres --sqlite-path a.db", 3, "no PostgreSQL connection was given"));
    }

    @ParameterizedTest
    @MethodSource
    void commandLines(String line, int exit, String text) throws IOException {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        BuiltJar.Result result = new BuiltJar(home).run(arguments);
        assertFailed(result, exit, text);
        assertThat(result.stdout() + result.stderr()).doesNotContain("topsecret");
        String[] withJson =
                Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        JsonNode document = JSON.readTree(new BuiltJar(home).run(withJson).stdout());
        assertThat(document.get("exitCode").asInt()).isEqualTo(exit);
        assertThat(document.toString()).doesNotContain("topsecret");
    }

    @Test
    void valuesThatDoNotConvertAreNamed() {
        Path source = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, at DATETIME, u TEXT UNIQUE NOT NULL, p INTEGER REFERENCES t (id))",
                "INSERT INTO t VALUES (7, 'seven', 'yesterday', 'x', 99)");
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result = run(database.uri(), source, "--execute");
            assertFailed(result, 4, "rowid 7");
            assertThat(result.stdout())
                    .contains(
                            "table `t`, column `n`",
                            "\"seven\"",
                            "\"yesterday\"",
                            "foreign key (references t (id)): rowid 7");
            assertNothingIn(database);
        }
    }

    @Test
    void aClosedPipeEndsThePrintingNotTheRun() {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .brokenStdout()
                    .run("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute");
            assertThat(result.stderr()).doesNotContain("Exception", "\tat ");
            assertThat(database.value("SELECT count(*) FROM \"Track\"")).isEqualTo(5L);
        }
    }

    private BuiltJar.Result run(String url, Path source, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of("migrate", "to", "postgres", "--sqlite-path", source.toString()), Stream.of(more))
                .toArray(String[]::new);
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", url).run(arguments);
    }

    private static void assertFailed(BuiltJar.Result result, int exit, String text) {
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isEqualTo(exit);
        assertThat(result.stdout() + result.stderr()).contains(text);
        assertThat(result.stderr()).contains("error: ", "\n  state: nothing was changed\n", "\nhint: ");
        assertThat(result.stderr()).doesNotContain("\tat ", TestDatabase.PASSWORD);
    }

    private static void assertNothingIn(TestDatabase database) {
        assertThat(database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }
}
