package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a migration from a session file, what is printed under "to go back" leads back to it. */
class SessionFileBackIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSIONS = """
            {"sessions": [{"session": "a", "repoName": "r", "createdAt": "2024-01-01T00:00:00.000Z", "prApproved": true}], "baseDir": "/x"}
            """;

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"bring-back", "restore"})
    void thePrintedCommandsLeadBack(String way) throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            Path file = Files.writeString(home.resolve("sessions.json"), SESSIONS);
            BuiltJar.Result result = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .run("migrate", "to", "postgres", "--from", file.toString(), "--execute", "--json");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            database.execute(
                    "INSERT INTO sessions (session, repo_name, repo_url, created_at) VALUES ('b', 'written meanwhile', '/r', '2024-02-03 04:05:06Z')");
            Shell shell = new Shell(home, Map.of("SESSIONDB_POSTGRES_URL", database.uri()));
            for (JsonNode step : JSON.readTree(result.stdout()).at("/result/reversal")) {
                if (step.get("id").asText().equals(way)) {
                    shell.run(step.get("command").asText());
                }
            }
            String expected = way.equals("restore") ? SESSIONS : """
                    [{"session": "a", "repoName": "r", "createdAt": "2024-01-01T00:00:00.000Z", "prApproved": true},
                     {"session": "b", "repoName": "written meanwhile", "repoUrl": "/r", "createdAt": "2024-02-03T04:05:06.000Z"}]
                    """;
            assertThat(JSON.readTree(file.toFile())).isEqualTo(JSON.readTree(expected));
        }
    }
}
