package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.property.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dementia's memory of a project, into the application's own tables. Judged by SQL of the test's own. */
class DementiaIT extends DementiaProject {
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
                        .filter(table -> table.path("onlyHere").asInt()
                                        + table.path("onlyThere").asInt()
                                        + table.path("differing").asInt()
                                > 0)
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
        JsonNode verified = application("verify", "--sqlite-path", file.toString(), "--schema", SCHEMA, "--json")
                .json()
                .path("result");
        assertThat(each(verified.path("tables"))
                        .map(table -> table.path("onlyHere").asInt()
                                + table.path("onlyThere").asInt()
                                + table.path("differing").asInt()))
                .as("rows that differ")
                .containsOnly(0);
        assertThat(each(verified.path("tables")).flatMap(table -> each(table.path("columnsOnlyHere"))
                        .map(column -> table.path("here").asText() + "." + column.asText())))
                .as("what the application's tables don't keep")
                .containsExactlyInAnyOrder(
                        "context_locks.lock_source",
                        "context_locks.is_persistent",
                        "context_locks.parent_version",
                        "context_locks.related_contexts",
                        "sessions.ended_at",
                        "query_results_cache.total_results",
                        "query_results_cache.session_id");
    }

    @Test
    void whatWasWrittenSinceComesBackIntoTheFile() throws SQLException {
        Path file = file(DementiaVersion.V4_1, WITHOUT_ORPHANS);
        applicationsTables();
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        List<String> todos = sqlite(file, "SELECT * FROM todos ORDER BY id");
        List<String> locks = sqlite(file, "SELECT * FROM context_locks ORDER BY id");
        database.execute(
                "INSERT INTO my_project.sessions (id, started_at) VALUES ('later', 1764000000.5)",
                "INSERT INTO my_project.context_locks (id, session_id, label, version, content, content_hash, locked_at) VALUES (500, 'later', 'new', '1.0', 'c', 'h', 1764000001.25)");
        ApplicationCommand back = application(
                "migrate",
                "to",
                "sqlite",
                "--from",
                "postgres",
                "--sqlite-path",
                file.toString(),
                "--schema",
                SCHEMA,
                "--backup",
                backups(),
                "--replace",
                "--execute");
        assertThat(back.exitStatus()).as(back.output()).isZero();
        assertThat(sqlite(file, "SELECT id, started_at FROM sessions WHERE id = 'later'"))
                .containsExactly("later|1.7640000005E9");
        assertThat(sqlite(file, "SELECT label, locked_at FROM context_locks WHERE id = 500"))
                .containsExactly("new|1.76400000125E9");
        assertThat(sqlite(
                        file, "SELECT id, content, status, created_at, completed_at, priority FROM todos ORDER BY id"))
                .as("todos keep their ids and times")
                .isEqualTo(todos);
        assertThat(
                        sqlite(
                                file,
                                "SELECT id, session_id, label, version, content, content_hash, locked_at, lock_source, is_persistent, parent_version, metadata, preview, key_concepts, related_contexts, last_accessed, access_count, embedding, embedding_model FROM context_locks WHERE id < 500 ORDER BY id"))
                .hasSameSizeAs(locks);
        assertThat(sqlite(
                        file,
                        "SELECT typeof(locked_at), count(*) FROM context_locks WHERE id < 500 GROUP BY 1 ORDER BY 1"))
                .as("written as they were")
                .containsExactly("real|58", "text|32");
        assertThat(sqlite(
                        file,
                        "SELECT typeof(embedding), count(*) FROM context_locks WHERE id BETWEEN 21 AND 26 GROUP BY 1"))
                .containsExactly("text|6");
    }
}
