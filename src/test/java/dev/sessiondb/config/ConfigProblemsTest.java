package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {
    @TempDir
    private Path home;

    private ConfigSandbox sandbox;

    @BeforeEach
    void sandbox() {
        sandbox = new ConfigSandbox(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yaml|sessiondb: {sqlite: {pth: a}}|1|'sessiondb.sqlite.pth' is not known; the nearest key is 'sessiondb.sqlite.path'",
                "yaml|sessiondb:\\n  bakend: x|2|'sessiondb.bakend' is not known; the nearest key is 'sessiondb.backend'",
                "yaml|sessiondb:\\n  sqlite:\\n    path: [a]|3|'sessiondb.sqlite.path' must be a single value, not a list",
                "yaml|sessiondb:\\n  sqlite: {path: '${UNSET}'}|2|needs the variable 'UNSET', which is not set and has no default",
                "yaml|sessiondb:\\n  sqlite: {path: 'a${'}|2|has a '${' that no variable's name follows",
                "yaml|sessiondb:\\n  sqlite: {path: 'a${B'}|2|has a '${B' that neither '}' nor ':-' follows",
                "yaml|sessiondb:\\n  sqlite: {path: 'a${B:-c'}|2|has a '${' without its '}'",
                "yaml|sessiondb: {postgres: {poolSize: many}}|1|is 'many'; it must be a number from 1 to 100",
                "yaml|sessiondb: {postgres: {poolSize: true}}|1|is true or false, 'true', and must be a number",
                "yaml|sessiondb: {postgres: {poolSize: 101}}|1|is '101'; it must be a number from 1 to 100",
                "yaml|sessiondb: {telemetry: maybe}|1|is 'maybe'; it must be 'true' or 'false'",
                "yaml|sessiondb: {telemetry: 1}|1|is a number, '1', and must be true or false",
                "yaml|sessiondb: {sqlite: {path: 5}}|1|is a number, '5', and must be text; put it in quotes",
                "yaml|sessiondb: {backend: 2026-01-02}|1|must be text",
                "yaml|sessiondb: {postgres: {connectionString: 'mysql://u:topsecret@h/d'}}|1|'sessiondb.postgres.connectionString'",
                "yaml|sessiondb: {postgres: {connectionString: 815004711}}|1|is a number, and must be text",
                "yaml|sessiondb: {backend: postgresql}|1|is 'postgresql', which is no backend; it can be 'sqlite', 'postgres' or 'json', nearest is 'postgres'",
                "yaml|sessiondb: {backend: SQLite}|1|nearest is 'sqlite'",
                "yaml|sessiondb: [a|1|cannot be read as YAML",
                "yaml|a: b\\nc: d: e|2|cannot be read as YAML",
                "yaml|a: 1\\n---\\nb: 2|2|cannot be read as YAML: but found another document",
                "yaml|sessiondb: {sqlite: {path: a}, sqlite: {path: b}}|1|is given twice",
                "yaml|sessiondb:\\n  backend: sqlite\\n  backend: postgres|3|'sessiondb.backend' is given twice",
                "yaml|sessiondb:\\n  backend: sqlite\\nsessiondb:\\n  backend: postgres|4|'sessiondb.backend' is given twice",
                "yaml|sessiondb:\\n  dbPath: a\\n  sqlite:\\n    path: b|4|is given twice",
                "yaml|sessiondb: {sqlite: {path: !!java.net.URL [\"http://x\"]}}|1|Global tag is not allowed",
                "yaml|sessiondb: {sqlite: {path: !!java.lang.String x}}|1|Global tag is not allowed",
                "yaml|sessiondb: !!java.net.URL [\"http://x\"]|1|Global tag is not allowed",
                "yaml|sessiondb: {backend: !secret x}|1|has a tag, which is not allowed: '!secret'",
                "yaml|- a|1|the file must be a mapping",
                "yaml|sessiondb: sqlite|1|'sessiondb' must be a mapping",
                "yaml|sessiondb: {sqlite: {path: \"a\\x0Ab\"}}|1|has a line break",
                "yaml|sessiondb:\\n  backend: >\\n    sqlite\\n\\n\\n    x|2|has a line break",
                "yaml|sesiondb: {backend: sqlite}|1|'sesiondb' is unknown; the nearest is 'sessiondb'",
                "yaml|backend: sqlite|1|'backend' belongs under 'sessiondb'",
                "yaml|sqlite: {path: a}|1|'sqlite' belongs under 'sessiondb'",
                "yaml|sessiondb: {sqlite: {path: {deeper: a}}}|1|'sessiondb.sqlite.path.deeper' is not known",
                "toml|[sessiondb]\\nbackend = |2|cannot be read as TOML",
                "toml|[sessiondb]\\nbackend = sqlite|2|cannot be read as TOML",
                "toml|[sessiondb]\\nbackend = \"sqlite\"\\nbackend = \"json\"|3|cannot be read as TOML: backend previously defined",
                "toml|[sessiondb]\\nbackend = 1|2|is a number, '1'",
                "toml|[sessiondb]\\nbackend = [\"a\"]|2|must be a single value",
                "toml|[sessiondb]\\ndbPth = \"a\"|2|'sessiondb.dbPth' is not known",
                "toml|x = 1\\n[sessiondb.postgres]\\npoolSize = 0|3|is '0'",
                "toml|sessiondb = 2026-01-02|1|'sessiondb' must be a mapping",
                "json|{\"sessiondb\": {\"backend\": }|1|cannot be read as JSON",
                "json|{\"sessiondb\":\\n {\"backend\": \"sqlite\",}}|2|cannot be read as JSON",
                "json|{} {}|1|something follows its end",
                "json|[1]|1|the file must be a mapping",
                "json|{\"sessiondb\": {\"backend\": \"sqlite\",\\n\"backend\": \"json\"}}|2|is given twice",
                "json|{\"sessiondb\": {\"backend\": false}}|1|is true or false, 'false', and must be text",
                "json|// a comment\\n{}|1|cannot be read as JSON",
            })
    void aProblemIsNamedWithFileLineAndKey(String ending, String text, int line, String message) {
        Path file = sandbox.write("project/.sessiondb/config." + ending, text.replace("\\n", "\n"));
        List<ConfigProblem> problems = sandbox.check().problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString())
                .startsWith(file + ":" + line + ": ")
                .contains(message.replace('\'', '`').replace("variable`s", "variable's"))
                .doesNotContain("topsecret", "815004711");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb:\n  backnd: x\n  sqlite:\n    path: ${UNSET}\n");
        sandbox.write(".config/sessiondb/config.toml", "[sessiondb.postgres]\npoolSize = 900\nschma = \"x\"\n");
        sandbox.variable("SESSIONDB_BACKEND", "oracle");
        assertThat(sandbox.check().problems().stream().map(ConfigProblem::origin))
                .containsExactlyInAnyOrder(
                        home + "/project/.sessiondb/config.yaml:2",
                        home + "/project/.sessiondb/config.yaml:4",
                        home + "/.config/sessiondb/config.toml:2",
                        home + "/.config/sessiondb/config.toml:3",
                        "SESSIONDB_BACKEND");
    }

    @Test
    void loadingThrowsThemAll() {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb:\n  backnd: x\n  bckend: y\n");
        SessionDbException failure = catchThrowableOfType(
                SessionDbException.class,
                () -> SettingsLoader.load(
                        new Environment(Map.of(), home.resolve("project"), home),
                        new Overrides(Optional.empty(), Optional.empty(), Optional.empty())));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(failure.problem().causedBy().orElse("").lines()).hasSize(2);
    }

    @Test
    void twoFilesInOneDirectoryAreRefused() {
        Path first = sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {backend: sqlite}");
        Path second = sandbox.write("project/.sessiondb/config.json", "{\"sessiondb\": {\"backend\": \"postgres\"}}");
        assertThat(sandbox.check().problems())
                .singleElement()
                .asString()
                .startsWith(second + ": ")
                .contains("`" + first + "`", "remove one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.yaml", "config.toml", "config.json"})
    void aDirectoryIsNoConfigFile(String name) {
        Path directory = sandbox.directory("project/.sessiondb/" + name);
        assertThat(sandbox.check().problems())
                .singleElement()
                .hasToString(directory + ":1: is a directory; a file was expected");
    }

    @Test
    void aLinkThatLeadsNowhereIsNotNoFile() throws IOException {
        sandbox.directory("project/.sessiondb");
        Files.createSymbolicLink(home.resolve("project/.sessiondb/config.yaml"), home.resolve("gone"));
        assertThat(sandbox.check().problems()).singleElement().asString().contains("the link leads nowhere");
    }

    @Test
    void otherEncodingsAreRefused() {
        sandbox.write(
                "project/.sessiondb/config.yaml", "sessiondb: {backend: sqlite}".getBytes(StandardCharsets.UTF_16));
        assertThat(sandbox.check().problems()).singleElement().asString().contains("is not UTF-8 text");
    }

    @Test
    void aYamlBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {x: y}\n");
        for (int i = 1; i <= 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" {");
            for (int j = 0; j < 9; j++) {
                bomb.append("k").append(j).append(": *a").append(i - 1).append(", ");
            }
            bomb.append("}\n");
        }
        sandbox.write("project/.sessiondb/config.yaml", bomb + "sessiondb: *a40\n");
        assertThat(sandbox.check().problems()).singleElement().asString().contains("cannot be read as YAML");
    }

    @Test
    void aliasesThatGrowSlowlyAreRefusedToo() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {x: y}\n");
        for (int i = 1; i <= 20; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d {k: %s, l: %s}%n".formatted(i, i, before, before));
        }
        sandbox.write("project/.sessiondb/config.yaml", bomb + "sessiondb: *a20\n");
        assertThat(sandbox.check().problems()).singleElement().asString().contains("holds too much");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: &a\n  sqlite: *a\n");
        assertThat(sandbox.check().problems()).singleElement().asString().contains("holds too much");
    }

    @Test
    void deepJsonIsRefused() {
        sandbox.write("project/.sessiondb/config.json", "{\"a\":".repeat(5000));
        assertThat(sandbox.check().problems()).singleElement().asString().contains("cannot be read as JSON");
    }

    @Test
    void anotherApplicationsFileMayHoldMoreThanOurSection() {
        sandbox.write("project/.minsky/config.yaml", """
                backend: markdown
                sesiondb: theirs
                sessiondb:
                  backend: sqlite
                  sqliteOptions: {journalMode: WAL}
                """);
        assertThat(sandbox.load().settings().backend().value()).isEqualTo(Backend.SQLITE);
    }

    @Test
    void whatAStrongerSourceReplacesNeedsNoVariable() {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {sqlite: {path: '${UNSET}'}}");
        sandbox.variable("SESSIONDB_SQLITE_PATH", "/app.db");
        assertThat(sandbox.load().settings().sqlitePath().orElseThrow().value()).isEqualTo(Path.of("/app.db"));
    }
}
