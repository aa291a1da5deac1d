package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.scenario.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenMake: its 20 tables, into the schema that the application made and seeded. */
class OpenMakeIT {

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory, "DATABASE_URL", "postgresql");
        scene.make(postgres -> OpenMakeFixture.postgres(postgres, "public"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Path file(Set<OpenMakeQuirk> quirks) {
        return OpenMakeFixture.sqlite(scene.path("data/unified.db"), quirks);
    }

    @Test
    void allTablesGoIntoTheApplicationsSchemaAndBack() {
        Path file = file(OpenMakeFixture.HARMLESS);
        List<String> before = scene.counts("public");
        JsonNode document = scene.migrate(0);
        assertThat(Scene.findings(document, "column-not-carried"))
                .containsExactly(
                        "users.tier: the target's table `users` has no such column: 26 values are left out",
                        "conversation_sessions.anon_session_id: the target's table `conversation_sessions` has no such column: 12 values are left out");
        assertThat(scene.differences(file, "public"))
                .containsExactlyInAnyOrder(
                        "table users: there is no column tier",
                        "table conversation_sessions: there is no column anon_session_id");
        valuesAreTheSame(file);
        theRealAdministratorIsThere(document);
        sequencesGoOn(file);

        scene.database().execute("DELETE FROM alert_history");
        scene.comesBack(file);
        JsonNode again = scene.migrate(0);
        assertThat(again.path("result").path("inserted").asLong(-1)).isZero();
        Program.Result verified = scene.run("verify", "--subset");
        assertThat(verified.stdout())
                .as("the two columns, and nothing else")
                .contains("tier", "anon_session_id")
                .doesNotContain("differs", OpenMakeFixture.REAL_HASH);
        String run = document.path("result").path("runId").asText();
        Program.Result undone = scene.run("undo", run, "--execute");
        assertThat(undone.exitStatus()).as(undone.stdout() + undone.stderr()).isZero();
        assertThat(scene.counts("public")).isEqualTo(before);
        assertThat(scene.there("SELECT password_hash FROM users")).containsExactly(OpenMakeFixture.SEEDED_HASH);
    }

    private void valuesAreTheSame(Path file) {
        scene.same(
                file,
                "SELECT id, CASE WHEN is_active IN (1, 'true') THEN 'true' WHEN is_active IN (0, 'false') THEN 'false' END FROM users ORDER BY id",
                "SELECT id, is_active::text FROM users ORDER BY id COLLATE \"C\"");
        assertThat(scene.there("SELECT count(*) FROM agent_usage_logs WHERE id <= 6 AND success IS FALSE"))
                .as("the text false isn't true")
                .containsExactly("6");
        scene.same(
                file,
                "SELECT id, substr(replace(replace(timestamp, 'T', ' '), 'Z', '') || CASE WHEN instr(timestamp, '.') THEN '' ELSE '.' END || '000000', 1, 26) FROM audit_logs ORDER BY id",
                "SELECT id, to_char(timestamp AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') FROM audit_logs ORDER BY id");
        scene.same(
                file,
                "SELECT id, json_extract(metadata, '$.score'), metadata IS NULL FROM conversation_sessions ORDER BY id",
                "SELECT id, (metadata ->> 'score')::float8, (metadata IS NULL)::int FROM conversation_sessions ORDER BY id COLLATE \"C\"");
        scene.same(
                file,
                "SELECT id, date, typeof(date) FROM api_usage ORDER BY id",
                "SELECT id, date, pg_typeof(date)::text FROM api_usage ORDER BY id");
        scene.same(
                file,
                "SELECT id, importance FROM user_memories ORDER BY id",
                "SELECT id, importance::text::float8 FROM user_memories ORDER BY id COLLATE \"C\"");
    }

    /** The seed neither shadows the real one nor stays beside it, and neither of their secrets is told. */
    private void theRealAdministratorIsThere(JsonNode document) {
        assertThat(scene.there("SELECT id, password_hash FROM users WHERE username = 'admin'"))
                .containsExactly(OpenMakeFixture.ADMIN + "|" + OpenMakeFixture.REAL_HASH);
        assertThat(Scene.findings(document, "seeds-give-way"))
                .singleElement()
                .asString()
                .contains("username = 'admin'");
        assertThat(document.toString()).doesNotContain(OpenMakeFixture.REAL_HASH, OpenMakeFixture.SEEDED_HASH);
    }

    /** Also where a table is empty: its first row was never there, or its last ones are gone. */
    private void sequencesGoOn(Path file) {
        scene.database()
                .execute("INSERT INTO alert_history (type, severity, title) VALUES ('test', 'low', 'the first alert')");
        assertThat(scene.there("SELECT id FROM alert_history")).containsExactly("1");
        for (String table : List.of(
                "conversation_messages",
                "api_usage",
                "agent_usage_logs",
                "audit_logs",
                "memory_tags",
                "research_steps",
                "agent_installations",
                "canvas_versions")) {
            assertThat(scene.there("SELECT last_value FROM " + table + "_id_seq"))
                    .as(table)
                    .isEqualTo(Scene.here(file, "SELECT seq FROM sqlite_sequence WHERE name = '" + table + "'"));
        }
    }

    @Test
    void theReportSaysWhatBecameOfEachTableAndSequence() {
        file(OpenMakeFixture.HARMLESS);
        Program.Result result = scene.run("migrate", "to", "postgres", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        String report = result.stdout().substring(result.stdout().indexOf("\ntables\n"));
        assertThat(report.lines()
                        .map(String::strip)
                        .map(line -> line.split("  +")[0])
                        .filter(OpenMakeFixture.TABLES::contains))
                .as("in the order in which the application lists them")
                .containsExactlyElementsOf(OpenMakeFixture.TABLES);
        assertThat(report)
                .containsPattern("conversation_messages +400 +400 +0 ")
                .containsPattern("alert_history +0 +0 +0 ")
                .containsPattern("total +1,077 +1,076 +0")
                .contains("sequences\n", "audit_logs.id goes on with 513", "alert_history.id goes on with 1")
                .contains("accounted for: 289 of 289 objects, 1,077 of 1,077 rows", ": 20 tables, 1,076 rows inserted")
                .doesNotContain("s3cr3t");
    }

    @Test
    void whatTheTargetsConstraintsRefuseIsNamedBeforeAnythingIsWritten() {
        Path file = file(Set.of(OpenMakeQuirk.TOOL_ROLES, OpenMakeQuirk.RATINGS_OUT_OF_RANGE, OpenMakeQuirk.ORPHANS));
        List<String> before = scene.counts("public");
        String document = scene.migrate(4).toString();
        assertThat(document)
                .contains("9 rows break `conversation_messages_role_check`", "rowid 7, rowid 47, rowid 87")
                .contains("3 rows break `agent_feedback_rating_check`")
                .contains("6 rows break `conversation_messages_session_id_fkey`", "rowid 100, rowid 101");
        for (String orphan : Scene.here(file, "SELECT rowid FROM pragma_foreign_key_check")) {
            assertThat(document).contains("rowid " + orphan);
        }
        assertThat(scene.counts("public")).isEqualTo(before);
    }

    @Test
    void valuesAndConstraintsAreSaidInOneDryRun() {
        file(Set.of(OpenMakeQuirk.INVALID_JSON, OpenMakeQuirk.TOOL_ROLES));
        JsonNode document = scene.migrate(4);
        assertThat(Scene.findings(document, "value-not-converted")).isNotEmpty();
        assertThat(document.toString())
                .contains("9 rows break `conversation_messages_role_check`")
                .contains("tried without the rows above that don't fit")
                .as("messages of a session whose metadata is no JSON are no orphans")
                .doesNotContain("conversation_messages_session_id_fkey", "to rows that are left out");
    }

    @Test
    void whatIsNoJsonAndWhatFourBytesDoNotHoldIsNamedAndNeverNulled() {
        file(Set.of(OpenMakeQuirk.INVALID_JSON, OpenMakeQuirk.LARGE_FILES, OpenMakeQuirk.LONG_REALS));
        List<String> before = scene.counts("public");
        JsonNode document = scene.migrate(4);
        assertThat(Scene.findings(document, "value-not-converted"))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("conversation_sessions.metadata: 2 values")
                        .contains("rowid 2: \"{model: gpt}\" is not JSON", "rowid 9"))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("custom_agents.keywords: 1 value")
                        .contains("rowid 3: \"\""))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("external_files.file_size: 2 values")
                        .contains("rowid 4: 3221225476", "rowid 15: 3221225487"));
        assertThat(Scene.findings(document, "values-changed"))
                .containsExactly(
                        "api_usage.avg_response_time: 20 numbers are rounded to the digits that a 4-byte real holds, as asked");
        assertThat(scene.counts("public")).isEqualTo(before);
    }

    @Test
    void everythingElseGoesWhenWhatDoesNotFitIsLeftOut() throws IOException {
        Path file = file(OpenMakeFixture.ALL);
        JsonNode document = scene.migrate(13, "--on-error", "skip");
        List<String> rejected = Files.readAllLines(
                Path.of(document.path("result").path("rejects").path("file").asText()));
        assertThat(rejected.stream().filter(line -> line.contains("conversation_messages_role_check")))
                .hasSize(OpenMakeQuirk.TOOL_ROLES.rows());
        assertThat(rejected.stream().filter(line -> line.contains("rating_check")))
                .hasSize(OpenMakeQuirk.RATINGS_OUT_OF_RANGE.rows());
        assertThat(rejected.stream().filter(line -> line.contains("is not JSON")))
                .hasSize(OpenMakeQuirk.INVALID_JSON.rows());
        assertThat(rejected.stream().filter(line -> line.contains("3221225")))
                .hasSize(OpenMakeQuirk.LARGE_FILES.rows());
        scene.same(file, """
                SELECT count(*) FROM conversation_messages WHERE role <> 'tool' AND session_id IN
                    (SELECT id FROM conversation_sessions WHERE json_valid(metadata) IS NOT 0)
                """, "SELECT count(*) FROM conversation_messages");
        scene.same(
                file,
                "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM external_files WHERE file_size < 2147483648 OR file_size IS NULL)",
                "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM external_files)");
        assertThat(document.path("result")
                        .path("accounted")
                        .path("rowsAccounted")
                        .asLong())
                .isEqualTo(
                        document.path("result").path("accounted").path("rows").asLong(-1));
    }

    @Test
    void roundedAveragesAreEqualAfterwards() {
        Path file = file(Set.of(OpenMakeQuirk.LONG_REALS));
        scene.migrate(0);
        scene.same(
                file,
                "SELECT id, printf('%.3f', avg_response_time) FROM api_usage WHERE id <= 20 ORDER BY id",
                "SELECT id, to_char(avg_response_time, 'FM9990.000') FROM api_usage WHERE id <= 20 ORDER BY id");
        assertThat(scene.run("verify", "--subset").exitStatus()).isZero();
    }

    @Test
    void anOlderFileLacksTablesWhichIsAWarning() {
        Path file = OpenMakeFixture.older(
                scene.path("data/unified.db"),
                Set.of(),
                "external_files",
                "external_connections",
                "canvas_versions",
                "canvas_documents");
        JsonNode document = scene.migrate(0);
        assertThat(Scene.findings(document, "table-not-in-source"))
                .anySatisfy(message -> assertThat(message).contains("external_files"))
                .anySatisfy(message -> assertThat(message).contains("canvas_versions"))
                .hasSize(4);
        assertThat(scene.differences(file, "public")).isEmpty();
        assertThat(scene.there("SELECT count(*) FROM canvas_documents")).containsExactly("0");
    }

    @Test
    void aSeedUnderAnotherIdGivesWayToo() {
        Path file = file(Set.of());
        scene.database().execute("UPDATE users SET id = 'made-by-the-application'");
        JsonNode document = scene.migrate(0);
        assertThat(scene.differences(file, "public")).isEmpty();
        assertThat(scene.there("SELECT id FROM users WHERE username = 'admin'")).containsExactly("admin");
        String run = document.path("result").path("runId").asText();
        assertThat(scene.run("undo", run, "--execute").exitStatus()).isZero();
        assertThat(scene.there("SELECT id, password_hash FROM users"))
                .containsExactly("made-by-the-application|" + OpenMakeFixture.SEEDED_HASH);
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        Path file = file(OpenMakeFixture.HARMLESS);
        byte[] bytes = Files.readAllBytes(file);
        List<String> before = scene.counts("public");
        Program.Result result = scene.run("migrate", "to", "postgres");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout())
                .contains("nothing was changed")
                .doesNotContain("s3cr3t", OpenMakeFixture.REAL_HASH, OpenMakeFixture.SEEDED_HASH);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(scene.counts("public")).isEqualTo(before);
    }
}
