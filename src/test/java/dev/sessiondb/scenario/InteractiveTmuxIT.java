package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.testing.Tmux;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate --interactive} in a real terminal, from a shell: what stands on the screen, and how the terminal is left. Where there is tmux. */
class InteractiveTmuxIT {
    @TempDir
    private Path home;

    @Test
    void aWholeMigrationWithATypedConnection() {
        assumeTrue(Tmux.available(), "tmux makes the terminal");
        Path folder = home.resolve("d");
        assertThat(folder.toFile().mkdir()).isTrue();
        SqliteFiles.create(
                folder.resolve("a b.db"),
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p)",
                "INSERT INTO c VALUES (11, 99)");
        try (TestDatabase database = TestDatabase.create();
                Tmux tmux = new Tmux(home, Map.of("HOME", home.toString(), "PS1", "# "))) {
            tmux.answer("# ", command());
            tmux.await("path of a SQLite database or JSON file > ");
            tmux.press("d", "/", "Tab");
            tmux.await("> d/a b.db");
            tmux.press("Enter");
            tmux.answer("connection (not shown) > ", database.uri());
            tmux.answer("number (Enter: 1) > ", "2");
            tmux.answer("rehearse it? [Y/n] > ", "n");
            tmux.answer("make it the default? [y/N] > ", "");
            tmux.answer("type `yes` to run it (Enter: no) > ", "yes");
            tmux.await("--sqlite-path 'd/a b.db' --orphans null --execute\n#");
            assertThat(tmux.all()).doesNotContain(TestDatabase.PASSWORD);
            assertThat(database.query("SELECT id, p FROM c").toString()).isEqualTo("[[11, null]]");
            leftAsItWas(tmux);
        }
    }

    @Test
    void controlCLeavesTheTerminalAsItWas() {
        assumeTrue(Tmux.available(), "tmux makes the terminal");
        try (Tmux tmux = new Tmux(home, Map.of("HOME", home.toString(), "PS1", "# "))) {
            SqliteFiles.create(home.resolve("a.db"), "CREATE TABLE p (id INTEGER PRIMARY KEY)");
            tmux.answer("# ", command());
            tmux.answer("number or path (Enter: 1) > ", "");
            tmux.await("connection (not shown) > ");
            tmux.type("postgresql://u:sesame");
            tmux.press("C-c");
            tmux.await("if there is one\n#");
            assertThat(tmux.all()).contains("state: nothing was changed").doesNotContain("sesame");
            tmux.answer("# ", "echo ended with $?");
            tmux.await("ended with 130\n#");
            leftAsItWas(tmux);
        }
    }

    private static void leftAsItWas(Tmux tmux) {
        tmux.answer(
                "# ",
                "stty -a | tr ' ;' '\\n\\n' | grep -x -e '-*echo' -e '-*icanon' -e '-*isig' | sort | tr '\\n' ' '");
        tmux.await("echo icanon isig #");
    }

    private String command() {
        return new BuiltJar(home)
                .command("migrate", "--interactive").stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
    }
}
