package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
    private static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path home;

    @Test
    void theNearerSourceWins() throws IOException {
        write(
                home.resolve(".config/sessiondb/config.yaml"),
                "sessiondb: {sqlite: {path: /user.db}, postgres: {schema: user}}");
        assertThat(sqlite(Map.of(), NONE)).isEqualTo("/user.db");
        Path project = home.resolve("project/.sessiondb/config.yaml");
        write(project, "sessiondb:\n  sqlite:\n    path: project.db\n");
        assertThat(sqlite(Map.of(), NONE)).isEqualTo(home + "/project/project.db");
        assertThat(load(Map.of(), NONE).sqlitePath().orElseThrow().origin()).isEqualTo(project + ":3");
        assertThat(load(Map.of(), NONE).schema().value()).isEqualTo("user");
        assertThat(sqlite(Map.of("SESSIONDB_SQLITE_PATH", "variable.db"), NONE))
                .isEqualTo(home + "/project/deep/variable.db");
        assertThat(sqlite(Map.of("SESSIONDB_SQLITE_PATH", ""), NONE)).isEqualTo(home + "/project/project.db");
        Overrides option = new Overrides(Optional.of("option.db"), Optional.empty(), Optional.empty());
        assertThat(sqlite(Map.of("SESSIONDB_SQLITE_PATH", "variable.db"), option))
                .isEqualTo(home + "/project/deep/option.db");
    }

    @Test
    void variablesAndHomeAreFilledIn() throws IOException {
        write(home.resolve("project/.sessiondb/config.yml"), """
                other: {anything: goes}
                sessiondb:
                  sqlite: {path: "~/${NAME}.db"}
                  postgres:
                    connectionString: ${URL:-postgresql://u:p@h/d}
                    poolSize: 7
                """);
        Settings settings = load(Map.of("NAME", "app"), NONE);
        assertThat(settings.sqlitePath().orElseThrow().value()).isEqualTo(home.resolve("app.db"));
        assertThat(settings.postgres().orElseThrow().value().hosts()).containsExactly("h:5432");
        assertThat(settings.poolSize().value()).isEqualTo(7);
        assertThat(settings.backupDirectory().value()).isEqualTo(home.resolve(".local/state/sessiondb/backups"));
    }

    @Test
    void telemetryIsSaidOrNot() throws IOException {
        assertThat(load(Map.of(), NONE).telemetry()).isEmpty();
        write(home.resolve("project/.sessiondb/config.yaml"), "sessiondb:\n  telemetry: true\n");
        assertThat(load(Map.of(), NONE).telemetry().orElseThrow().value()).isTrue();
        assertThat(load(Map.of("SESSIONDB_TELEMETRY", "false"), NONE)
                        .telemetry()
                        .orElseThrow())
                .isEqualTo(new Setting<>(false, "SESSIONDB_TELEMETRY"));
    }

    @Test
    void databaseUrlIsTheLastResort() {
        Map<String, String> variables = Map.of("DATABASE_URL", "postgresql+asyncpg://u@last/d");
        assertThat(load(variables, NONE).postgres().orElseThrow().value().hosts())
                .containsExactly("last:5432");
        assertThat(load(Map.of("DATABASE_URL", "sqlite:///./x.db"), NONE).postgres())
                .isEmpty();
    }

    private String sqlite(Map<String, String> variables, Overrides overrides) {
        return load(variables, overrides).sqlitePath().orElseThrow().value().toString();
    }

    private Settings load(Map<String, String> variables, Overrides overrides) {
        return SettingsLoader.load(new Environment(variables, home.resolve("project/deep"), home), overrides)
                .settings();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
