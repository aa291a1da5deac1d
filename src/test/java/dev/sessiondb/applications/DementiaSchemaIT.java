package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.property.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dementia's memory of a project, in a schema of its own, there and back. Judged by SQL of the test's own. */
class DementiaSchemaIT extends DementiaProject {
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
}
