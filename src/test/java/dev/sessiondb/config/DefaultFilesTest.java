package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultFilesTest {
    private static final String DATABASE = ".local/state/minsky/sessions.db";
    private static final String SESSION_FILE = ".local/state/minsky/session-db.json";
    private static final String UNIFIED = "project/deep/data/unified.db";

    @TempDir
    private Path home;

    private ConfigSandbox sandbox;

    @BeforeEach
    void sandbox() {
        sandbox = new ConfigSandbox(home);
    }

    private Settings settings() {
        return sandbox.load().settings();
    }

    @Test
    void theOnlyFileAtADefaultPathIsTaken() {
        Path file = sandbox.write(DATABASE, "");
        assertThat(settings().sqlitePath()).contains(new Setting<>(file, "default of profile minsky"));
        assertThat(settings().undecided()).isEqualTo(Undecided.NONE);
    }

    @Test
    void nothingIsTakenWhereNothingIs() {
        sandbox.directory(DATABASE);
        sandbox.directory("project/deep/data");
        assertThat(settings().sqlitePath()).isEmpty();
        assertThat(settings().jsonPath()).isEmpty();
        assertThat(settings().undecided()).isEqualTo(Undecided.NONE);
    }

    @Test
    void theWorkingDirectoryGoesBeforeTheUsersDirectories() {
        sandbox.write(DATABASE, "");
        Path file = sandbox.write(UNIFIED, "");
        assertThat(settings().sqlitePath()).contains(new Setting<>(file, "default of profile openmake"));
    }

    @Test
    void theApplicationWhoseConfigFileCountsGoesFirst() {
        sandbox.write("project/.minsky/config.yaml", "sessiondb: {backend: sqlite}");
        Path file = sandbox.write(DATABASE, "");
        sandbox.write(UNIFIED, "");
        assertThat(settings().sqlitePath()).contains(new Setting<>(file, "default of profile minsky"));
    }

    @Test
    void severalFilesAreNothingToGuess() {
        Path one = sandbox.write(UNIFIED, "");
        Path other = sandbox.write("project/deep/data/DRYAD.AI.db", "");
        assertThat(settings().sqlitePath()).isEmpty();
        assertThat(settings().undecided().sqlite())
                .containsExactlyInAnyOrder(
                        new Setting<>(one, "default of profile openmake"),
                        new Setting<>(other, "default of profile dryad"));
    }

    @Test
    void twoWaysToOneFileAreOneFile() throws IOException {
        Path file = sandbox.write(UNIFIED, "");
        Files.createSymbolicLink(home.resolve("project/deep/data/DRYAD.AI.db"), file);
        assertThat(settings().sqlitePath()).isPresent();
        assertThat(settings().undecided().sqlite()).isEmpty();
    }

    @Test
    void whatIsSaidGoesBeforeWhatIsThere() {
        sandbox.write(DATABASE, "");
        sandbox.write(SESSION_FILE, "[]");
        sandbox.variable("DATABASE_URL", "sqlite+aiosqlite:///./x.db");
        assertThat(settings().sqlitePath()).contains(new Setting<>(home.resolve("project/deep/x.db"), "DATABASE_URL"));
        assertThat(settings().jsonPath()).isEmpty();
    }

    @Test
    void anApplicationsVariablesSayWhichOfItsPathsIsMeant() {
        sandbox.write("project/deep/.claude-memory.db", "");
        Path project = sandbox.write("elsewhere/.claude-memory.db", "");
        sandbox.variable("CLAUDE_PROJECT_DIR", home.resolve("elsewhere").toString());
        assertThat(settings().sqlitePath()).contains(new Setting<>(project, "default of profile dementia"));
        Path memory = sandbox.write("memory.db", "");
        sandbox.variable("CLAUDE_MEMORY_DB", memory.toString());
        assertThat(settings().sqlitePath()).contains(new Setting<>(memory, "default of profile dementia"));
    }

    @Test
    void whereAVariableLeadsNowhereTheNextPathIsNotTried() {
        sandbox.write("project/deep/.claude-memory.db", "");
        sandbox.variable("CLAUDE_MEMORY_DB", home.resolve("gone.db").toString());
        assertThat(settings().sqlitePath()).isEmpty();
    }

    @Test
    void theStateDirectoryIsTheUsers() {
        sandbox.write(DATABASE, "");
        Path file = sandbox.write("state/minsky/sessions.db", "");
        sandbox.variable("XDG_STATE_HOME", home.resolve("state").toString());
        assertThat(settings().sqlitePath().map(Setting::value)).contains(file);
    }

    @Test
    void theSessionFileIsFoundToo() {
        Path file = sandbox.write(SESSION_FILE, "[]");
        assertThat(settings().jsonPath()).contains(new Setting<>(file, "default of profile minsky"));
        assertThat(settings().sqlitePath()).isEmpty();
        sandbox.write("project/.minsky/config.yaml", "sessiondb: {backend: json, sqlite: {path: a.db}}");
        assertThat(settings().jsonPath()).contains(new Setting<>(file, "default of profile minsky"));
    }
}
