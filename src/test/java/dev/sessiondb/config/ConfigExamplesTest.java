package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code config-examples/}, each where it says it goes. */
class ConfigExamplesTest {
    @TempDir
    private Path home;

    private ConfigSandbox sandbox;

    @BeforeEach
    void sandbox() {
        sandbox = new ConfigSandbox(home);
    }

    @Test
    void development() throws IOException {
        put("development.yaml", "project/.sessiondb/config.yaml");
        Settings settings = sandbox.variable("XDG_STATE_HOME", "/state").load().settings();
        assertThat(settings.backend().value()).isEqualTo(Backend.SQLITE);
        assertThat(settings.sqlitePath().orElseThrow().value()).isEqualTo(home.resolve("project/data/sessions.db"));
        assertThat(settings.backupDirectory().value()).isEqualTo(Path.of("/state/sessiondb/backups"));
    }

    @Test
    void team() throws IOException {
        put("team.yaml", "project/.sessiondb/config.yaml");
        Settings settings = sandbox.variable("TEAM_PASSWORD", "p%40ss").load().settings();
        assertThat(settings.backend().value()).isEqualTo(Backend.POSTGRES);
        assertThat(settings.poolSize().value()).isEqualTo(8);
        ConnectionString connection = settings.postgres().orElseThrow().value();
        assertThat(connection.hosts()).containsExactly("db.example.org:5432");
        assertThat(connection.password()).contains(Secret.of("p@ss"));
        sandbox.variable("TEAM_POSTGRES_URL", "postgresql://u@elsewhere/d");
        assertThat(sandbox.load().settings().postgres().orElseThrow().value().hosts())
                .containsExactly("elsewhere:5432");
    }

    @Test
    void hybrid() throws IOException {
        put("hybrid-user.toml", ".config/sessiondb/config.toml");
        assertThat(sandbox.load().settings().backend().value()).isEqualTo(Backend.SQLITE);
        put("hybrid-project.json", "project/.sessiondb/config.json");
        Configuration configuration =
                sandbox.variable("PROJECT_POSTGRES_URL", "postgresql://u@h/d").load();
        assertThat(configuration.settings().backend().value()).isEqualTo(Backend.POSTGRES);
        assertThat(configuration.settings().sqlitePath().orElseThrow().value())
                .isEqualTo(home.resolve(".local/state/app/sessions.db"));
        assertThat(configuration.disagreements()).isEmpty();
    }

    @Test
    void minsky() throws IOException {
        put("minsky.toml", "project/.minsky/config.toml");
        Settings settings = sandbox.load().settings();
        assertThat(settings.sqlitePath().orElseThrow().value())
                .isEqualTo(home.resolve(".local/state/minsky/sessions.db"));
        assertThat(settings.baseDirectory().orElseThrow().value())
                .isEqualTo(home.resolve(".local/state/minsky/sessions"));
        assertThat(settings.postgres().orElseThrow().value().database()).isEqualTo("minsky_sessions");
    }

    /** So that none is added without being loaded here. */
    @Test
    void thereAreNoOthers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("config-examples"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "development.yaml", "team.yaml", "hybrid-user.toml", "hybrid-project.json", "minsky.toml");
        }
    }

    private void put(String example, String place) throws IOException {
        sandbox.write(place, Files.readAllBytes(Path.of("config-examples", example)));
    }
}
