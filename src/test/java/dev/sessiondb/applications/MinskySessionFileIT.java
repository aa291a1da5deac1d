package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.scenario.Program;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Minsky's session files, of every shape, to PostgreSQL and back. */
class MinskySessionFileIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestDatabase database;

    @TempDir
    private Path home;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(MinskyShape.class)
    void everyShapeGoesForthAndComesBack(MinskyShape shape) throws IOException {
        Path file = MinskyJson.write(home.resolve("state.db"), shape);
        Map<String, JsonNode> newest = MinskyRows.newest(JSON.readTree(file.toFile()));

        Program.Result run = run("migrate", "to", "postgres", "--from", file.toString(), "--json", "--dry-run=false");
        assertThat(run.exitStatus()).as(run.stdout()).isZero();
        assertThat(MinskyRows.types(database)).containsAllEntriesOf(MinskyRows.TYPES);
        assertThat(records()).isEqualTo(expected(newest));
        assertThat(newest).hasSize(MinskyJson.SESSIONS);
        assertThat(database.value("SELECT count(*) FROM sessions WHERE repo_name = ''"))
                .isEqualTo((long) MinskyJson.WITHOUT_REPO_NAME);
        if (shape != MinskyShape.MAP) {
            String duplicates = check(run, "source.duplicates");
            assertThat(duplicates).startsWith(MinskyJson.SUPERSEDED + " of " + MinskyJson.RECORDS);
            assertThat(duplicates.lines().filter(line -> line.contains(": record ")))
                    .hasSize(MinskyJson.SUPERSEDED);
        }
        assertThat(run("verify", "--from", file.toString()).exitStatus()).isZero();

        Path back = home.resolve("back.json");
        Program.Result export =
                run("migrate", "to", "json", back.toString(), "--from", "postgres", "--format", "minsky", "--execute");
        assertThat(export.exitStatus()).as(export.stderr()).isZero();
        JsonNode written = JSON.readTree(back.toFile());
        assertThat(written.isArray()).isTrue();
        assertThat(written).hasSize(MinskyJson.SESSIONS);
        assertThat(comparable(MinskyRows.newest(written))).isEqualTo(comparable(newest));
        assertThat(run.stdout() + run.stderr() + export.stdout() + export.stderr())
                .doesNotContain(MinskyFixture.TOKEN);
        assertThat(database.query("SELECT r::text FROM sessiondb_runs r").toString())
                .doesNotContain(MinskyFixture.TOKEN);
    }

    @Test
    void theApplicationsOwnTableTakesASessionFileToo() throws IOException, SQLException {
        Path file = MinskyJson.write(home.resolve("sessions.json"), MinskyShape.LIST);
        try (Connection postgres = database.connect()) {
            MinskyFixture.postgres(postgres, "public", MinskyTarget.EARLIER);
        }
        Program.Result run = run("migrate", "to", "postgres", "--from", file.toString(), "--json", "--dry-run=false");
        assertThat(run.exitStatus()).as(run.stdout()).isZero();
        Map<String, Map<String, String>> expected = expected(MinskyRows.newest(JSON.readTree(file.toFile())));
        expected.values().forEach(record -> record.keySet().removeAll(List.of("github", "remote")));
        assertThat(records()).isEqualTo(expected);
        assertThat(run("verify", "--from", file.toString()).exitStatus()).isZero();
        assertThat(run.stdout() + run.stderr()).doesNotContain(MinskyFixture.TOKEN);
    }

    @Test
    void aTimeThatIsNoneIsNamedAndNeverBecomesNow() throws IOException {
        Path file = home.resolve("sessions.json");
        Files.writeString(file, """
                [{"session": "a", "repoName": "r", "repoUrl": "u", "createdAt": "2025-01-20T10:30:00Z"},
                 {"session": "b", "repoName": "r", "repoUrl": "u", "createdAt": "last week"}]
                """);
        Program.Result run = run("migrate", "to", "postgres", "--from", file.toString(), "--dry-run=false");
        assertThat(run.exitStatus()).isEqualTo(4);
        assertThat(run.stdout()).contains("`createdAt`", "\"last week\" is not a time");
        assertThat(database.value("SELECT count(*) FROM pg_class WHERE relname = 'sessions'"))
                .isEqualTo(0L);
    }

    private Program.Result run(String... arguments) {
        return new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run(arguments);
    }

    private static String check(Program.Result run, String id) {
        for (JsonNode check : run.result().path("checks")) {
            if (check.path("id").asText().equals(id)) {
                return check.path("detail").asText();
            }
        }
        throw new AssertionError("no check " + id);
    }

    /** What the target's rows say, by session; without NULLs. */
    private Map<String, Map<String, String>> records() {
        List<String> columns = new ArrayList<>(MinskyRows.types(database).keySet());
        columns.remove("session");
        columns.add(0, "session");
        Map<String, Map<String, String>> records = new TreeMap<>();
        MinskyRows.ofPostgres(database, columns).values().forEach(row -> {
            Map<String, String> record = new TreeMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.get(i).equals("null")) {
                    record.put(columns.get(i), row.get(i));
                }
            }
            records.put(record.getOrDefault("session", ""), record);
        });
        return records;
    }

    /** What they must say: the text of every value, JSON as compact text. */
    private static Map<String, Map<String, String>> expected(Map<String, JsonNode> sessions) {
        Map<String, Map<String, String>> records = new TreeMap<>();
        sessions.forEach((id, session) -> {
            Map<String, String> record = new TreeMap<>(Map.of("session", id, "repo_name", "", "repo_url", ""));
            for (Map.Entry<String, JsonNode> field : session.properties()) {
                String name = field.getKey().equals("sessionId") ? "session" : MinskySession.snake(field.getKey());
                JsonNode value = field.getValue();
                String text = value.isContainerNode() ? value.toString() : value.asText();
                record.put(name, name.equals("created_at") ? MinskyRows.micros(text) : text);
            }
            records.put(id, record);
        });
        return records;
    }

    /** Records as trees: with times as numbers, and an empty repository for none. */
    private static Map<String, JsonNode> comparable(Map<String, JsonNode> sessions) {
        Map<String, JsonNode> records = new TreeMap<>();
        sessions.forEach((id, session) -> {
            ObjectNode record = session.deepCopy();
            record.remove("sessionId");
            record.put("session", id);
            record.put("createdAt", MinskyRows.micros(session.path("createdAt").asText()));
            record.put("repoName", session.path("repoName").asText());
            records.put(id, record);
        });
        return records;
    }
}
