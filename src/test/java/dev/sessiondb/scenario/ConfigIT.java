package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.DirectorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sessiondb config show} and {@code validate}, and what every command says of the configuration. */
class ConfigIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @Test
    void everyValueIsShownWithItsSource() throws IOException {
        Path project = config(".sessiondb/config.toml", """
                [sessiondb]
                backend = "postgres"
                [sessiondb.postgres]
                connectionString = "postgresql://app:t0psecret@db:5433/sessions?sslmode=require"
                """);
        Path user =
                config(".config/sessiondb/config.yaml", "sessiondb:\n  sqlite: {path: ~/a.db}\n  backend: sqlite\n");
        Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rw-------"));
        BuiltJar jar = new BuiltJar(home).with("SESSIONDB_POSTGRES_SCHEMA", "app");
        BuiltJar.Result result = jar.run("config", "show", "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        Map<String, String> shown = new HashMap<>();
        for (JsonNode setting : JSON.readTree(result.stdout()).at("/result/settings")) {
            shown.put(
                    setting.get("key").asText(),
                    setting.get("value").asText() + " <- "
                            + setting.get("source").asText());
        }
        assertThat(shown)
                .containsEntry("sessiondb.backend", "postgres <- " + project + ":2")
                .containsEntry("sessiondb.sqlite.path", home + "/a.db <- " + user + ":2")
                .containsEntry("sessiondb.postgres.schema", "app <- SESSIONDB_POSTGRES_SCHEMA")
                .containsEntry("sessiondb.json.path", "null <- not set")
                .containsEntry("sessiondb.backup.directory", home + "/.local/state/sessiondb/backups <- default");
        assertThat(shown.get("sessiondb.postgres.connectionString"))
                .startsWith("postgresql://app:***@db:5433/sessions")
                .endsWith(" <- " + project + ":4");
        BuiltJar.Result text = jar.run("config", "show");
        assertThat(text.stdout()).contains("sessiondb.backend", "postgres", project + ":2", "project file: " + project);
        assertThat(result.stdout() + result.stderr() + text.stdout() + text.stderr())
                .doesNotContain("t0psecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config show", "config validate", "status", "migrate to postgres"})
    void aBadConfigurationEndsEveryCommandWithAllProblems(String command) throws IOException {
        Path file = config(".sessiondb/config.yaml", "sessiondb:\n  backnd: x\n  postgres:\n    poolSize: t0psecret\n");
        String[] words = command.split(" ");
        BuiltJar.Result text = new BuiltJar(home).run(words);
        assertThat(text.exitStatus()).isEqualTo(3);
        assertThat(text.stderr())
                .contains(file + ":2: `sessiondb.backnd` is not known; the nearest key is `sessiondb.backend`")
                .contains(file + ":4: ")
                .contains("state: nothing was changed")
                .doesNotContain("Exception");
        String[] json = Arrays.copyOf(words, words.length + 1);
        json[words.length] = "--json";
        JsonNode document = JSON.readTree(new BuiltJar(home).run(json).stdout());
        assertThat(document.at("/exitCode").asInt()).isEqualTo(3);
        assertThat(document.at("/error/code").asText()).isEqualTo("CONFIG_INVALID");
    }

    @Test
    void validateNamesEachProblemForScripts() throws IOException {
        Path file = config(".sessiondb/config.json", "{\"sessiondb\": {\n\"backnd\": \"x\",\n\"backend\": 5}}");
        BuiltJar.Result result = new BuiltJar(home).run("config", "validate", "--json");
        JsonNode problems = JSON.readTree(result.stdout()).at("/result/problems");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).get("source").asText()).isEqualTo(file + ":2");
        assertThat(problems.get(0).get("key").asText()).isEqualTo("sessiondb.backnd");
        assertThat(problems.get(1).get("source").asText()).isEqualTo(file + ":3");
    }

    @Test
    void aGoodConfigurationIsValidAndNothingIsWritten() throws IOException {
        config(".sessiondb/config.yaml", "sessiondb: {backend: sqlite}\n");
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result result = new BuiltJar(home).run("config", "validate");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config show", "config validate", "status", "migrate to postgres", "migrate status"})
    void theJsonBackendIsDeprecatedInEveryCommand(String command) throws IOException {
        Path file = config(".minsky/config.yaml", "sessiondb:\n  backend: json\n");
        String[] words = (command + " --json").split(" ");
        BuiltJar.Result result = new BuiltJar(home).run(words);
        assertThat(result.stderr())
                .contains("warning: the JSON backend is deprecated", file + ":2", "sessiondb migrate to postgres");
        JsonNode warning = JSON.readTree(result.stdout()).at("/warnings/0");
        assertThat(warning.get("code").asText()).isEqualTo("config.json-deprecated");
        assertThat(warning.get("source").asText()).isEqualTo(file + ":2");
    }

    private Path config(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
