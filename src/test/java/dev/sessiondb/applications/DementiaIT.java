package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dementia's memory of a project, into the application's own tables and into an empty schema. Judged by SQL of the test's own. */
class DementiaIT {
    private static final String SCHEMA = "my_project";
    private static final Set<DementiaQuirk> WITHOUT_ORPHANS =
            Set.of(DementiaQuirk.JSON_EMBEDDINGS, DementiaQuirk.NOT_JSON);

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void orphanedLocksAreNamedBeforeAnythingIsWritten() throws SQLException {
        Path file = file(DementiaVersion.V4_1, DementiaFixture.ALL);
        applicationsTables();
        Migration run = run(file);
        assertThat(run.exitStatus()).isEqualTo(4);
        assertThat(details(run, "target.constraints"))
                .contains("table `context_locks`: 5 rows break `context_locks_session_id_fkey`")
                .contains("rowid 3, rowid 9, rowid 27, rowid 64, rowid 81");
        assertThat(rows("SELECT count(*) FROM my_project.sessions")).containsExactly("0");
        assertThat(rows("SELECT to_regclass('my_project.files') IS NULL")).containsExactly("true");
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionIntoTheApplicationsTables(DementiaVersion version) throws SQLException, IOException {
        Path file = file(version, DementiaFixture.ALL);
        applicationsTables();
        byte[] before = Files.readAllBytes(file);
        Migration run = run(file, "--orphans", "reject");
        assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(before[18]).as("the header says WAL").isEqualTo((byte) 2);
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .as("neither -wal nor -shm")
                    .containsExactlyInAnyOrder(".claude-memory.db", "backups");
        }
        assertThat(findings(run, "profile-chosen")).singleElement().asString().contains("`dementia`");
        assertThat(rejects(run))
                .hasSize(DementiaQuirk.ORPHANED_LOCKS.rows())
                .allMatch(line -> line.contains("\"table\":\"context_locks\"") && line.contains("session-gone"));
        locks(file);
        sessionsAndMemories(file);
        todosAndDecisions(file);
        tablesOfOneSide(run, version);

        Migration again = run(file, "--orphans", "reject");
        assertThat(again.inserted()).as(again.error()).isZero();
        JsonNode verified = application("verify", "--sqlite-path", file.toString(), "--schema", SCHEMA, "--json")
                .json()
                .path("result");
        assertThat(each(verified.path("tables"))
                        .filter(table -> !table.path("equal").asBoolean())
                        .map(table -> table.path("here").asText() + " " + table.path("onlyHere") + " "
                                + table.path("onlyThere") + " " + table.path("differing")))
                .as("only what was left out is missing")
                .containsExactly("context_locks 5 0 0");
    }

    private void locks(Path file) {
        String kept = " FROM context_locks WHERE session_id <> 'session-gone' ";
        assertThat(rows("SELECT count(*) FROM my_project.context_locks"))
                .isEqualTo(sqlite(file, "SELECT count(*)" + kept));
        assertThat(rows("SELECT id, locked_at FROM my_project.context_locks WHERE id <= 58 ORDER BY id"))
                .as("seconds, bit by bit")
                .isEqualTo(sqlite(file, "SELECT id, locked_at" + kept + "AND id <= 58 ORDER BY id"));
        assertThat(
                        rows(
                                "SELECT id, to_char(to_timestamp(locked_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM my_project.context_locks WHERE id > 58 ORDER BY id"))
                .as("texts")
                .isEqualTo(sqlite(file, "SELECT id, locked_at" + kept + "AND id > 58 ORDER BY id"));
        assertThat(
                        rows(
                                "SELECT id, label, version, content, content_hash, metadata FROM my_project.context_locks ORDER BY id"))
                .isEqualTo(sqlite(
                        file, "SELECT id, label, version, content, content_hash, metadata" + kept + "ORDER BY id"));
        assertThat(rows("SELECT metadata FROM my_project.context_locks WHERE id = 12"))
                .containsExactly("[see notes");
    }

    private void sessionsAndMemories(Path file) {
        assertThat(rows("SELECT id, started_at, summary FROM my_project.sessions ORDER BY id COLLATE \"C\""))
                .isEqualTo(sqlite(file, "SELECT id, started_at, summary FROM sessions ORDER BY id"));
        String memories =
                "SELECT id, category, content, metadata, timestamp, session_id FROM %smemory_entries ORDER BY id";
        assertThat(rows(memories.formatted("my_project."))).isEqualTo(sqlite(file, memories.formatted("")));
        assertThat(rows("SELECT nextval(pg_get_serial_sequence('my_project.memory_entries', 'id'))"))
                .as("the sequence ran ahead of the rows")
                .containsExactly(Integer.toString(DementiaFixture.MEMORY_SEQUENCE + 1));
    }

    /** The session that had started last, or else the oldest: said here in another way than in the profile. */
    private static String expectedSession(String time) {
        return """
                (SELECT x.id FROM sessions x ORDER BY
                    CASE WHEN x.started_at <= %1$s THEN 0 ELSE 1 END,
                    CASE WHEN x.started_at <= %1$s THEN -x.started_at ELSE x.started_at END, x.id LIMIT 1)
                """.formatted(time);
    }

    private void todosAndDecisions(Path file) {
        assertThat(rows("""
                        SELECT metadata::json->>'sqlite_id', content, active_form, status, created_at, completed_at, updated_at, session_id, priority
                        FROM my_project.todos ORDER BY (metadata::json->>'sqlite_id') COLLATE "C"
                        """))
                .isEqualTo(
                        sqlite(
                                file,
                                "SELECT id, content, content, status, ifnull(created_at, ifnull(completed_at, s.oldest)), completed_at, CASE WHEN completed_at > ifnull(created_at, 0) THEN completed_at ELSE ifnull(created_at, s.oldest) END, "
                                        + expectedSession("ifnull(t.created_at, t.completed_at)")
                                        + ", CAST(priority AS TEXT) FROM todos t, (SELECT min(started_at) AS oldest FROM sessions) s ORDER BY id"));
        assertThat(rows("SELECT count(DISTINCT id) = count(*), min(id) FROM my_project.todos"))
                .containsExactly("true|1");
        assertThat(
                        rows(
                                "SELECT id, timestamp, question, options, status, session_id FROM my_project.decisions ORDER BY id"))
                .isEqualTo(sqlite(
                        file,
                        "SELECT id, timestamp, question, options, status, " + expectedSession("d.timestamp")
                                + " FROM decisions d ORDER BY id"));
    }

    private void tablesOfOneSide(Migration run, DementiaVersion version) {
        assertThat(tables(run, "only-in-target")).contains("audit_trail", "mcp_sessions");
        assertThat(rows("SELECT count(*) FROM my_project.files").get(0)).isNotEqualTo("0");
        if (version == DementiaVersion.OLDER) {
            return;
        }
        assertThat(findings(run, "virtual-table-not-carried"))
                .singleElement()
                .asString()
                .contains("file_fts");
        assertThat(tables(run, "column-not-carried")).contains("context_locks", "query_results_cache", "todos");
        assertThat(rows("SELECT nextval(pg_get_serial_sequence('my_project.token_usage', 'id'))"))
                .as("a table without rows")
                .containsExactly(Integer.toString(DementiaFixture.TOKEN_SEQUENCE + 1));
    }

    @Test
    void embeddingsAndCachedResults() throws SQLException {
        Path file = file(DementiaVersion.V4_1, WITHOUT_ORPHANS);
        applicationsTables();
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(
                        rows(
                                "SELECT DISTINCT encode(embedding, 'hex') FROM my_project.context_locks WHERE id BETWEEN 21 AND 26"))
                .as("0.25, -0.5, 0.125, 1.0 as float32, the lowest byte first")
                .containsExactly("0000803e000000bf0000003e0000803f");
        assertThat(
                        rows(
                                "SELECT id, encode(embedding, 'hex') FROM my_project.context_locks WHERE id NOT BETWEEN 21 AND 26 ORDER BY id"))
                .isEqualTo(
                        sqlite(
                                file,
                                "SELECT id, CASE WHEN embedding IS NOT NULL THEN lower(hex(embedding)) END FROM context_locks WHERE id NOT BETWEEN 21 AND 26 ORDER BY id"));
        assertThat(findings(run, "values-changed"))
                .anyMatch(message -> message.startsWith("6 texts are JSON arrays and become float32 bytes"));
        assertThat(
                        rows(
                                "SELECT query_id, query_type, params, results FROM my_project.query_results_cache ORDER BY query_id COLLATE \"C\""))
                .isEqualTo(sqlite(
                        file,
                        "SELECT query_id, query_type, query_params, result_data FROM query_results_cache ORDER BY 1"));
        assertThat(command("verify", "--sqlite-path", file.toString(), "--schema", SCHEMA))
                .as("equal")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void intoAnEmptySchema(DementiaVersion version) {
        Path file = file(version, DementiaFixture.ALL);
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(types("context_locks")).contains("locked_at timestamptz", "metadata text");
        if (version != DementiaVersion.OLDER) {
            assertThat(types("context_locks")).contains("embedding bytea");
        }
        assertThat(types("memory_entries")).contains("timestamp timestamptz", "metadata text");
        assertThat(types("decisions")).contains("timestamp timestamptz", "options text");
        assertThat(types("files")).contains("indexed_at timestamptz", "metadata jsonb");
        assertThat(types("todos")).contains("id text", "created_at timestamptz");
        assertThat(
                        rows(
                                "SELECT id, to_char(locked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM my_project.context_locks WHERE id > 58 ORDER BY id"))
                .isEqualTo(sqlite(file, "SELECT id, locked_at FROM context_locks WHERE id > 58 ORDER BY id"));
        assertThat(
                        rows(
                                "SELECT id, round(extract(epoch FROM locked_at) * 1000000)::bigint FROM my_project.context_locks WHERE id <= 58 ORDER BY id"))
                .isEqualTo(
                        sqlite(
                                file,
                                "SELECT id, CAST(round(locked_at * 1000000) AS INTEGER) FROM context_locks WHERE id <= 58 ORDER BY id"));
        assertThat(rows("SELECT count(*) FROM my_project.context_locks WHERE session_id = 'session-gone'"))
                .as("nothing refuses them here")
                .containsExactly("5");
        assertThat(command("verify", "--sqlite-path", file.toString(), "--schema", SCHEMA))
                .isZero();
    }

    @Test
    void aSchemaIsOfferedWhereNoneIsGiven() throws IOException {
        Path project = Files.createDirectories(home.resolve("My Project-2"));
        Path file = DementiaFixture.sqlite(project.resolve(".claude-memory.db"), DementiaVersion.V4_1, Set.of());
        ApplicationCommand shown = application("migrate", "to", "postgres", "--sqlite-path", file.toString());
        assertThat(shown.exitStatus()).as(shown.output()).isZero();
        assertThat(shown.output()).contains("--schema my_project_2");
        ApplicationCommand given =
                application("migrate", "to", "postgres", "--sqlite-path", file.toString(), "--schema", "other");
        assertThat(given.output()).doesNotContain("my_project_2");
        assertThat(rows("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'my%' OR nspname = 'other'"))
                .as("nothing but an offer")
                .containsExactly("0");
    }

    @Test
    void eachProjectHasItsOwnVersionAndCanGoBack() throws SQLException {
        Path file = file(DementiaVersion.V4_0, WITHOUT_ORPHANS);
        Migration first = run(file);
        assertThat(first.exitStatus()).as(first.error()).isZero();
        Migration other = Migration.run(file, database, "other_project");
        assertThat(other.exitStatus()).as(other.error()).isZero();
        ApplicationCommand status = application("schema", "status", "--schema", SCHEMA, "--json");
        assertThat(status.json().at("/result/derived/versions")).isNotEmpty();
        assertThat(status.json().at("/result/valid").asBoolean()).isTrue();

        assertThat(command(
                        "undo",
                        first.document().at("/result/runId").asText(),
                        "--schema",
                        SCHEMA,
                        "--backup",
                        backups(),
                        "--execute"))
                .isZero();
        assertThat(
                        rows(
                                "SELECT to_regclass('my_project.sessions') IS NULL, to_regclass('other_project.sessions') IS NULL"))
                .containsExactly("true|false");
        assertThat(application("schema", "status", "--schema", SCHEMA, "--json")
                        .json()
                        .at("/result/derived/versions"))
                .isEmpty();
    }

    @Test
    void aRunThatFailsIsOnRecordAndLeavesTheApplicationsRowsAlone() throws SQLException {
        Path file = file(DementiaVersion.V4_1, WITHOUT_ORPHANS);
        applicationsTables();
        database.execute(
                "CREATE FUNCTION my_project.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not today'; END $$",
                "CREATE TRIGGER refuse BEFORE INSERT ON my_project.decisions FOR EACH ROW EXECUTE FUNCTION my_project.refuse()");
        Migration failed = run(file);
        assertThat(failed.exitStatus()).isEqualTo(6);
        assertThat(rows("SELECT count(*) FROM my_project.sessions")).containsExactly("0");
        JsonNode runs = application("runs", "--schema", SCHEMA, "--json").json().at("/result/runs");
        assertThat(runs.at("/0/state").asText()).isEqualTo("failed");
        assertThat(runs.at("/0/error").toString()).contains("my_project.refuse()");

        database.execute("DROP TRIGGER refuse ON my_project.decisions");
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(command(
                        "undo",
                        run.document().at("/result/runId").asText(),
                        "--schema",
                        SCHEMA,
                        "--backup",
                        backups(),
                        "--execute"))
                .isZero();
        assertThat(
                        rows(
                                "SELECT (SELECT count(*) FROM my_project.todos) + (SELECT count(*) FROM my_project.context_locks) + (SELECT count(*) FROM my_project.sessions)"))
                .as("the application's tables are empty as they were")
                .containsExactly("0");
        assertThat(
                        rows(
                                "SELECT to_regclass('my_project.files') IS NULL, to_regclass('my_project.audit_trail') IS NULL"))
                .containsExactly("true|false");
    }

    private Path file(DementiaVersion version, Set<DementiaQuirk> quirks) {
        Path project = home.resolve("project");
        try {
            Files.createDirectories(project);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return DementiaFixture.sqlite(project.resolve(".claude-memory.db"), version, quirks);
    }

    private void applicationsTables() throws SQLException {
        try (Connection postgres = database.connect()) {
            DementiaFixture.postgres(postgres, SCHEMA);
        }
    }

    private String backups() {
        return home.resolve("project/backups").toString();
    }

    private Migration run(Path file, String... options) {
        return Migration.run(file, database, SCHEMA, options);
    }

    private ApplicationCommand application(String... arguments) {
        return ApplicationCommand.run(home, database, arguments);
    }

    private int command(String... arguments) {
        ApplicationCommand command = application(arguments);
        if (command.exitStatus() != 0) {
            System.getLogger("test").log(System.Logger.Level.INFO, command.output());
        }
        return command.exitStatus();
    }

    private List<String> rows(String sql) {
        return database.query(sql).stream().map(DementiaIT::line).toList();
    }

    private static List<String> sqlite(Path file, String sql) {
        return SqliteFiles.query(file, sql).stream().map(DementiaIT::line).toList();
    }

    private static String line(List<?> row) {
        return String.join("|", row.stream().map(String::valueOf).toList());
    }

    private List<String> types(String table) {
        return rows(
                "SELECT attname || ' ' || replace(format_type(atttypid, atttypmod), 'timestamp with time zone', 'timestamptz') FROM pg_attribute WHERE attrelid = 'my_project."
                        + table + "'::regclass AND attnum > 0");
    }

    private static String details(Migration run, String check) {
        return each(run.document().at("/result/checks"))
                .filter(node -> node.path("id").asText().equals(check))
                .map(node -> node.path("detail").asText())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private static List<String> findings(Migration run, String code) {
        return all(run, code).map(node -> node.path("message").asText()).toList();
    }

    private static List<String> tables(Migration run, String code) {
        return all(run, code).map(node -> node.path("table").asText()).toList();
    }

    private static Stream<JsonNode> all(Migration run, String code) {
        return each(run.document().at("/result/plan/findings"))
                .filter(node -> node.path("code").asText().equals(code));
    }

    private static List<String> rejects(Migration run) throws IOException {
        return Files.readAllLines(
                Path.of(run.document().at("/result/rejects/file").asText()));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
