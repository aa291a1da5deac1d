package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fixtures say that they planted is there, and nothing of it when it isn't wanted. */
class FixturesTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT_BOOLEANS     | SELECT (SELECT count(*) FROM dryad_groves WHERE typeof(is_favorite) = 'text') + (SELECT count(*) FROM dryad_vessels WHERE typeof(is_compressed) = 'text') + (SELECT count(*) FROM dryad_branch_suggestions WHERE typeof(is_auto_created) = 'text')
            JSON_NULLS        | SELECT (SELECT count(*) FROM documents WHERE doc_metadata = 'null') + (SELECT count(*) FROM dryad_dialogues WHERE insights = 'null' AND id <> 'lost-2')
            ORPHANED_TOKENS   | SELECT count(*) FROM refresh_tokens WHERE user_id NOT IN (SELECT id FROM users)
            ORPHANED_MESSAGES | SELECT count(*) FROM messages WHERE conversation_id NOT IN (SELECT id FROM conversations)
            ORPHANED_BRANCHES | SELECT count(*) FROM dryad_branches WHERE parent_id NOT IN (SELECT id FROM dryad_branches)
            ORPHANED_DIALOGUES| SELECT count(*) FROM dryad_dialogues WHERE branch_id NOT IN (SELECT id FROM dryad_branches)
            """)
    void dryad(DryadQuirk quirk, String count) {
        assertThat(number(DryadFixture.sqlite(home.resolve("all.db"), DryadFixture.ALL), count))
                .isEqualTo(quirk.rows());
        assertThat(number(DryadFixture.sqlite(home.resolve("none.db"), Set.of()), count))
                .isZero();
    }

    @Test
    void dryadHasACycleBothFormsOfTimeAndOfIds() {
        Path file = DryadFixture.sqlite(home.resolve("dryad.db"), DryadFixture.HARMLESS);
        assertThat(SqliteFiles.query(file, "SELECT * FROM pragma_foreign_key_check"))
                .isEmpty();
        assertThat(SqliteFiles.query(file, "SELECT DISTINCT length(created_at) FROM messages ORDER BY 1"))
                .hasToString("[[null], [19], [26]]");
        assertThat(SqliteFiles.query(file, "SELECT DISTINCT length(id) FROM users ORDER BY 1"))
                .hasToString("[[32], [36]]");
        assertThat(number(file, """
                        SELECT count(*) FROM dryad_branches b JOIN dryad_observation_points p ON p.id = b.observation_point_id
                        WHERE p.branch_id = b.id
                        """)).isGreaterThan(20);
        assertThat(number(file, "SELECT count(parent_id) FROM dryad_branches")).isGreaterThan(60);
        assertThat(number(file, "SELECT count(parent_token_id) FROM refresh_tokens"))
                .isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT_BOOLEANS        | SELECT (SELECT count(*) FROM users WHERE typeof(is_active) = 'text') + (SELECT count(*) FROM agent_usage_logs WHERE typeof(success) = 'text')
            INVALID_JSON         | SELECT (SELECT count(*) FROM conversation_sessions WHERE NOT json_valid(metadata)) + (SELECT count(*) FROM audit_logs WHERE NOT json_valid(details)) + (SELECT count(*) FROM custom_agents WHERE NOT json_valid(keywords))
            TOOL_ROLES           | SELECT count(*) FROM conversation_messages WHERE role = 'tool'
            RATINGS_OUT_OF_RANGE | SELECT (SELECT count(*) FROM agent_feedback WHERE rating NOT BETWEEN 1 AND 5) + (SELECT count(*) FROM agent_reviews WHERE rating NOT BETWEEN 1 AND 5)
            LONG_REALS           | SELECT count(*) FROM api_usage WHERE round(avg_response_time, 4) <> avg_response_time
            LARGE_FILES          | SELECT count(*) FROM external_files WHERE file_size > 2147483647
            ORPHANS              | SELECT count(*) FROM pragma_foreign_key_check
            EXTRA_COLUMNS        | SELECT CASE WHEN (SELECT count(*) FROM pragma_table_info('users') WHERE name = 'tier') THEN (SELECT count(*) FROM users) + 11 ELSE 0 END
            """)
    void openMake(OpenMakeQuirk quirk, String count) {
        assertThat(number(OpenMakeFixture.sqlite(home.resolve("all.db"), OpenMakeFixture.ALL), count))
                .isEqualTo(quirk.rows());
        assertThat(number(OpenMakeFixture.sqlite(home.resolve("none.db"), Set.of()), count))
                .isZero();
    }

    @Test
    void openMakeHasAnEmptyTableWithoutASequenceAndOneWith() {
        Path file = OpenMakeFixture.sqlite(home.resolve("openmake.db"), OpenMakeFixture.HARMLESS);
        assertThat(
                        SqliteFiles.query(
                                file,
                                "SELECT name, seq FROM sqlite_sequence WHERE name IN ('audit_logs', 'research_steps', 'alert_history') ORDER BY 1"))
                .hasToString("[[audit_logs, 512], [research_steps, 24]]");
        assertThat(number(file, "SELECT count(*) FROM research_steps")).isZero();
    }

    @ParameterizedTest
    @EnumSource(MinskyGeneration.class)
    void minsky(MinskyGeneration generation) {
        Path all = MinskyFixture.sqlite(home.resolve("all.db"), generation, MinskyFixture.ALL);
        Path none = MinskyFixture.sqlite(home.resolve("none.db"), generation, Set.of());
        boolean snake = generation == MinskyGeneration.G0;
        String url = snake ? "repo_url" : "repoUrl";
        assertThat(number(all, "SELECT count(*) FROM sessions WHERE session IS NULL"))
                .isEqualTo(MinskyQuirk.NULL_KEYS.rows());
        assertThat(number(all, "SELECT count(*) FROM sessions WHERE " + url + " IS NULL"))
                .isEqualTo(MinskyQuirk.NULL_REPO_URLS.rows());
        assertThat(number(none, "SELECT count(*) FROM sessions")).isEqualTo(MinskyFixture.SESSIONS);
        assertThat(number(none, "SELECT count(session) FROM sessions WHERE " + url + " IS NOT NULL"))
                .isEqualTo(MinskyFixture.SESSIONS);
    }

    @Test
    void minskysColumnsSideBySide() {
        Path file = MinskyFixture.sqlite(home.resolve("g2.db"), MinskyGeneration.G2, MinskyFixture.ALL);
        assertThat(number(file, "SELECT count(*) FROM sessions WHERE taskId <> task_id"))
                .isEqualTo(MinskyQuirk.DIFFERING_COLUMNS.rows());
        assertThat(number(file, "SELECT count(*) FROM sessions WHERE taskId IS NULL AND task_id IS NOT NULL"))
                .isEqualTo(MinskyFixture.TASK_IN_SNAKE_ONLY);
        assertThat(number(file, "SELECT count(*) FROM sessions WHERE instr(github, '" + MinskyFixture.TOKEN + "')"))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(MinskyShape.class)
    void minskysJson(MinskyShape shape) throws IOException {
        String text = Files.readString(MinskyJson.write(home.resolve("session-db.json"), shape));
        JsonNode document = new ObjectMapper().readTree(text);
        List<JsonNode> sessions = document.findParents("createdAt").stream()
                .filter(record -> record.has("session") || record.has("sessionId"))
                .toList();
        boolean map = shape == MinskyShape.MAP;
        assertThat(sessions).hasSize(map ? MinskyJson.SESSIONS : MinskyJson.RECORDS);
        assertThat(sessions.stream()
                        .map(record -> record.path("session").asText()
                                + record.path("sessionId").asText())
                        .distinct())
                .hasSize(MinskyJson.SESSIONS);
        assertThat(sessions.stream().filter(record -> !record.has("repoName"))).hasSize(MinskyJson.WITHOUT_REPO_NAME);
        assertThat(text.split(MinskyFixture.TOKEN, -1).length - 1).isEqualTo(map ? 72 : MinskyJson.WITH_TOKEN);
    }

    @ParameterizedTest
    @EnumSource(DementiaVersion.class)
    void dementia(DementiaVersion version) {
        Path file = DementiaFixture.sqlite(home.resolve("memory.db"), version, DementiaFixture.ALL);
        assertThat(
                        SqliteFiles.query(
                                file,
                                "SELECT (SELECT count(*) FROM context_locks WHERE typeof(locked_at) = 'real'), (SELECT count(*) FROM context_locks), (SELECT count(*) FROM context_locks WHERE session_id NOT IN (SELECT id FROM sessions)), (SELECT count(*) FROM memory_entries), (SELECT max(id) <= 79 FROM memory_entries), (SELECT seq FROM sqlite_sequence WHERE name = 'memory_entries')"))
                .hasToString("[["
                        + List.of(
                                        DementiaFixture.LOCKED_AT_REAL,
                                        DementiaFixture.LOCKS,
                                        DementiaQuirk.ORPHANED_LOCKS.rows(),
                                        DementiaFixture.MEMORIES,
                                        1,
                                        DementiaFixture.MEMORY_SEQUENCE)
                                .toString()
                                .substring(1)
                        + "]");
        if (version != DementiaVersion.OLDER) {
            assertThat(
                            SqliteFiles.query(
                                    file,
                                    "SELECT (SELECT count(*) FROM context_locks WHERE typeof(embedding) = 'text'), (SELECT count(*) FROM token_usage), (SELECT seq FROM sqlite_sequence WHERE name = 'token_usage'), (SELECT count(*) FROM file_fts WHERE file_fts MATCH 'text')"))
                    .hasToString("[[%d, 0, %d, %d]]"
                            .formatted(
                                    DementiaQuirk.JSON_EMBEDDINGS.rows(),
                                    DementiaFixture.TOKEN_SEQUENCE,
                                    DementiaFixture.SEARCHABLE));
        }
        assertThat(file.resolveSibling("memory.db-wal")).doesNotExist();
    }

    private static int number(Path file, String sql) {
        return Integer.parseInt(
                String.valueOf(SqliteFiles.query(file, sql).get(0).get(0)));
    }
}
