package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
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
                "yaml|sessiondb:\\n  backend: postgres\\n  sqlite:\\n    path: ~/a.db|2",
                "yaml|sessiondb: {backend: postgres, sqlite: {path: ~/a.db}}|1",
                "yaml|sessiondb:\\r\\n  backend: postgres\\r\\n  sqlite:\\r\\n    path: ~/a.db\\r\\n|2",
                "yaml|\uFEFFsessiondb:\\n  backend: 'postgres'\\n  sqlite: {path: \"~/a.db\"}|2",
                "yaml|sessiondb.backend: postgres\\nsessiondb.sqlite.path: ~/a.db|1",
                "yaml|sessiondb:\\n  backend: postgres\\n  dbPath: ~/a.db|2",
                "yaml|sessiondb:\\n  backend: postgres\\n  db_path: ~/a.db|2",
                "yaml|x-base: &base\\n  backend: postgres\\n  sqlite: {path: ~/a.db}\\nsessiondb: *base|2",
                "yaml|x-base: &base\\n  backend: sqlite\\n  sqlite: {path: ~/a.db}\\nsessiondb:\\n  <<: *base\\n  backend: postgres|6",
                "yaml|sessiondb:\\n  backend: ${NAME:-postgres}\\n  sqlite: {path: \"${HERE:-${THERE:-~}}/a.db\"}|2",
                "toml|[sessiondb]\\nbackend = \"postgres\"\\n[sessiondb.sqlite]\\npath = \"~/a.db\"|2",
                "toml|sessiondb.backend = 'postgres'\\nsessiondb.sqlite.path = '~/a.db'|1",
                "toml|sessiondb = { backend = \"postgres\", dbPath = \"~/a.db\" }|1",
                "toml|# comment\\r\\n[sessiondb]\\r\\nbackend = \"postgres\"\\r\\ndbPath = \"~/a.db\"\\r\\n|3",
                "json|{\"sessiondb\": {\\n\"backend\": \"postgres\", \"sqlite\": {\"path\": \"~/a.db\"}}}|2",
                "json|\uFEFF{\"sessiondb\": {\"backend\": \"postgres\",\\r\\n\"dbPath\": \"~/a.db\"}}|1",
            })
    void everyFormatAndSpellingIsRead(String ending, String text, int line) {
        String content = text.replace("\\n", "\n").replace("\\r", "\r");
        Path file = sandbox.write("project/.sessiondb/config." + ending, content);
        Settings settings = sandbox.load().settings();
        assertThat(settings.backend()).isEqualTo(new Setting<>(Backend.POSTGRES, file + ":" + line));
        assertThat(settings.sqlitePath().orElseThrow().value()).isEqualTo(home.resolve("a.db"));
    }

    @ParameterizedTest
    @CsvSource({
        "SESSIONDB_BACKEND, postgres",
        "MINSKY_SESSIONDB_BACKEND, postgres",
    })
    void variablesWinOverFiles(String variable, String value) {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {backend: sqlite}");
        sandbox.variable(variable, value);
        assertThat(sandbox.load().settings().backend()).isEqualTo(new Setting<>(Backend.POSTGRES, variable));
    }

    @Test
    void theNearestDirectoryCountsWhicheverItsName() {
        sandbox.write(".sessiondb/config.yaml", "sessiondb: {backend: postgres}");
        Path near = sandbox.write("project/.minsky/config.json", "{\"sessiondb\": {\"backend\": \"sqlite\"}}");
        assertThat(sandbox.load().projectFile()).contains(near);
        Path ours = sandbox.write("project/.sessiondb/config.toml", "[sessiondb]\nbackend = \"sqlite\"");
        assertThat(sandbox.load().projectFile()).contains(ours);
    }

    @Test
    void theUsersFileFillsWhatTheProjectLeavesOpen() {
        Path user = sandbox.write(
                ".config/minsky/config.toml",
                "[sessiondb]\nbackend = \"postgres\"\nschema = 'x'\n".replace("schema = 'x'\n", ""));
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {sqlite: {path: data/app.db}}");
        Configuration configuration = sandbox.load();
        assertThat(configuration.settings().backend().origin()).isEqualTo(user + ":2");
        assertThat(configuration.settings().sqlitePath().orElseThrow().value())
                .isEqualTo(home.resolve("project/data/app.db"));
        assertThat(configuration.userFile()).contains(user);
    }

    @Test
    void theDefaultIsChangedInTheNearestFileThereIs() {
        assertThat(sandbox.load().defaultFile()).isEqualTo(home.resolve(".config/sessiondb/config.yaml"));
        Path user = sandbox.write(".config/minsky/config.toml", "");
        assertThat(sandbox.load().defaultFile()).isEqualTo(user);
        Path project = sandbox.write("project/.minsky/config.yaml", "");
        assertThat(sandbox.load().defaultFile()).isEqualTo(project);
    }

    @Test
    void filesOfOnePlaceThatDisagreeAreNamed() {
        Path ours =
                sandbox.write("project/.sessiondb/config.yaml", "sessiondb:\n  backend: sqlite\n  dbPath: ./a.db\n");
        Path theirs = sandbox.write("project/.minsky/config.yaml", "sessiondb:\n  backend: postgres\n  dbPath: a.db\n");
        assertThat(sandbox.load().disagreements())
                .containsExactly(new Disagreement(
                        ConfigKey.BACKEND,
                        new Setting<>("sqlite", ours + ":2"),
                        new Setting<>("postgres", theirs + ":2")));
    }

    @Test
    void aDisagreementShowsNoSecret() {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {connectionString: 'postgresql://u:secret1@h/d'}");
        sandbox.write("project/.minsky/config.yaml", "sessiondb: {connectionString: 'postgresql://u:secret2@h/d'}");
        assertThat(sandbox.load().disagreements()).hasSize(1);
        assertThat(sandbox.load().disagreements().toString()).doesNotContain("secret");
    }

    @Test
    void aHybridSetUpIsNoDisagreement() {
        sandbox.write(".config/sessiondb/config.yaml", "sessiondb: {backend: sqlite}");
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {backend: postgres}");
        assertThat(sandbox.load().disagreements()).isEmpty();
    }

    @Test
    void theJsonBackendIsDeprecatedWithItsPlace() {
        Path file = sandbox.write("project/.minsky/config.yaml", "sessiondb:\n  backend: json\n  dbPath: s.json\n");
        Configuration configuration = sandbox.load();
        assertThat(configuration.settings().jsonPath().orElseThrow().value()).isEqualTo(home.resolve("project/s.json"));
        assertThat(configuration.warnings())
                .filteredOn(warning -> warning.code().equals("config.json-deprecated"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.origin()).isEqualTo(file + ":2");
                    assertThat(warning.everywhere()).isTrue();
                });
    }

    @Test
    void oldSpellingsAreNoted() {
        Path file = sandbox.write("project/.sessiondb/config.yaml", "sessiondb:\n  dbPath: a.db\n");
        assertThat(sandbox.load().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.origin()).isEqualTo(file + ":2");
            assertThat(warning.message()).contains("`sessiondb.dbPath`", "`sessiondb.sqlite.path`");
            assertThat(warning.everywhere()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:topsecret@h/d, rw-r-----, true",
        "postgresql://u:topsecret@h/d, rw-r--r--, true",
        "postgresql://u:topsecret@h/d, rw-------, false",
        "postgresql://u@h/d, rw-r--r--, false",
        "postgresql://u:${PW:-x}@h/d, rw-r--r--, false",
        "${URL:-postgresql://u@h/d}, rw-r--r--, false",
        "host=h user=u password=topsecret, rw-r--r--, true",
    })
    void aPasswordThatOthersCanReadIsWarnedOf(String connection, String mode, boolean warned) throws IOException {
        Path file = sandbox.write(
                "project/.sessiondb/config.yaml", "sessiondb: {postgres: {connectionString: '" + connection + "'}}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Configuration configuration = sandbox.load();
        assertThat(configuration.warnings().stream()
                        .map(ConfigWarning::code)
                        .toList()
                        .contains("config.password-exposed"))
                .isEqualTo(warned);
        assertThat(configuration.toString()).doesNotContain("topsecret");
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite:///./x.db, project/deep/x.db",
        "sqlite+aiosqlite:///data/x.db, project/deep/data/x.db",
        "sqlite:////abs/x.db, /abs/x.db",
    })
    void databaseUrlMayNameASqliteFile(String url, String path) {
        sandbox.variable("DATABASE_URL", url);
        assertThat(sandbox.load().settings().sqlitePath().orElseThrow())
                .isEqualTo(new Setting<>(home.resolve(path), "DATABASE_URL"));
    }

    @Test
    void libpqsVariablesAreEnough() {
        sandbox.variable("PGHOST", "h").variable("PGDATABASE", "d");
        Setting<ConnectionString> found = sandbox.load().settings().postgres().orElseThrow();
        assertThat(found.origin()).isEqualTo("PGHOST");
        assertThat(found.value().hosts()).containsExactly("h:5432");
        sandbox.variable("DATABASE_URL", "postgresql://u@stronger/d");
        assertThat(sandbox.load().settings().postgres().orElseThrow().origin()).isEqualTo("DATABASE_URL");
    }

    @Test
    void aDollarCanBeWrittenItself() {
        sandbox.write("project/.sessiondb/config.yaml", "sessiondb: {sqlite: {path: '/a/$${B}/$c$$'}}");
        assertThat(sandbox.load().settings().sqlitePath().orElseThrow().value()).isEqualTo(Path.of("/a/${B}/$c$$"));
    }
}
