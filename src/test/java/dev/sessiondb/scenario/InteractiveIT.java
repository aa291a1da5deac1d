package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.PseudoTerminal;
import dev.sessiondb.testing.PseudoTerminal.Answer;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code migrate --interactive} of the built JAR, on a terminal. What it did is asked with SQL of the test's own. */
class InteractiveIT {
    private static final String ESCAPE = "\u001B";
    private static final String NUMBER = "number (Enter: 1) > ";
    private static final String SOURCE = "number or path (Enter: 1) > ";
    private static final String TARGET = "is that where the rows go? [Y/n] > ";
    private static final String REHEARSE = "rehearse it? [Y/n] > ";
    private static final String DEFAULT = "make it the default? [y/N] > ";
    private static final String RUN = "to run it (Enter: no) > ";

    private TestDatabase database;

    @TempDir
    private Path home;

    @BeforeEach
    void open() {
        assumeTrue(PseudoTerminal.available(), "script of util-linux makes the terminal");
        database = TestDatabase.create();
        SqliteFiles.create(
                home.resolve("it's mine.db"),
                "CREATE TABLE p (id INTEGER PRIMARY KEY, s TEXT)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p)",
                "INSERT INTO p VALUES (1, 'fine'), (2, CAST(x'610062' AS TEXT))",
                "INSERT INTO c VALUES (10, 1), (11, 99)");
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private static List<Answer> decisions() {
        return new ArrayList<>(List.of(
                Answer.of(SOURCE, ""),
                Answer.of(TARGET, "y"),
                Answer.of(NUMBER, "2"), // --nul strip
                Answer.of(NUMBER, "2"))); // --orphans null
    }

    private static List<Answer> decisionsAnd(Answer... more) {
        List<Answer> answers = decisions();
        answers.addAll(List.of(more));
        return answers;
    }

    @Test
    void everyStepToTheCutover() throws IOException {
        PseudoTerminal.Result result = terminal()
                .answer(
                        decisionsAnd(Answer.of(REHEARSE, ""), Answer.of(DEFAULT, "y"), Answer.of(RUN, "yes")),
                        "migrate",
                        "--interactive");
        assertThat(result.exitStatus()).as(result.text()).isZero();
        assertThat(rows(database)).containsExactly("1|fine", "2|ab", "10|1", "11|null");
        assertThat(Files.readString(home.resolve(".config/sessiondb/config.yaml")))
                .contains("backend: postgres");
        assertThat(result.text())
                .contains("rehearsal", "nothing was published, the staged tables were dropped")
                .doesNotContain(TestDatabase.PASSWORD);
        assertThat(database.value("SELECT count(*) FROM sessiondb_runs WHERE state = 'cut over'"))
                .isEqualTo(1L);
    }

    @Test
    void whatItPrintsAtTheEndDoesTheSame() {
        PseudoTerminal.Result result = terminal()
                .answer(
                        decisionsAnd(Answer.of(REHEARSE, "n"), Answer.of(DEFAULT, ""), Answer.of(RUN, "yes")),
                        "migrate",
                        "--interactive");
        List<String> lines = result.text().lines().map(String::strip).toList();
        String command = lines.get(lines.lastIndexOf("the same without questions:") + 1);
        assertThat(command)
                .endsWith("migrate to postgres --sqlite-path 'it'\\''s mine.db' --nul strip --orphans null --execute");
        try (TestDatabase other = TestDatabase.create()) {
            new Shell(home, Map.of("SESSIONDB_POSTGRES_URL", other.uri())).run(command);
            assertThat(rows(other)).isEqualTo(rows(database));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "y"})
    void nothingRunsWithoutYes(String answer) {
        PseudoTerminal.Result result = terminal()
                .answer(
                        decisionsAnd(Answer.of(REHEARSE, "n"), Answer.of(DEFAULT, "y"), Answer.of(RUN, answer)),
                        "migrate",
                        "--interactive");
        assertThat(result.exitStatus()).as(result.text()).isZero();
        assertThat(result.text()).contains("not run: nothing was changed", "a dry run until `--execute` is added");
        nothingChanged();
    }

    @Test
    void keysPressedBeforeTheQuestionRunNothing() {
        PseudoTerminal.Result result = terminal()
                .answer(
                        decisionsAnd(Answer.of(REHEARSE, "n"), Answer.of(DEFAULT, "n\ryes\rye"), Answer.of(RUN, "")),
                        "migrate",
                        "--interactive");
        assertThat(result.exitStatus()).as(result.text()).isZero();
        assertThat(result.text()).contains("not run: nothing was changed");
        nothingChanged();
    }

    @Test
    void controlCDuringTheRunCancelsItAsAlways() {
        SqliteFiles.create(home.resolve("big.db"), "CREATE TABLE p (id INTEGER PRIMARY KEY, s TEXT)", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
                INSERT INTO p SELECT i, 'value ' || i FROM n
                """);
        PseudoTerminal.Result result = terminal()
                .answer(
                        List.of(
                                Answer.of(SOURCE, "big.db"),
                                Answer.of(TARGET, ""),
                                Answer.of(REHEARSE, "n"),
                                Answer.of(DEFAULT, ""),
                                Answer.of(RUN, "yes"),
                                new Answer("backup done in", "\u0003")),
                        "migrate",
                        "--interactive");
        if (result.text().contains("could be cleaned up within 5 seconds")) {
            database.allowStages();
        }
        assertThat(result.exitStatus()).as(result.text()).isEqualTo(130);
        assertThat(database.query(
                        "SELECT relname FROM pg_class WHERE relname = 'p' AND relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void stoppingAtADecisionEndsAsTheDryRun() {
        PseudoTerminal.Result result = terminal()
                .answer(
                        List.of(Answer.of(SOURCE, ""), Answer.of(TARGET, ""), Answer.of(NUMBER, "")),
                        "migrate",
                        "--interactive");
        assertThat(result.exitStatus()).as(result.text()).isEqualTo(4);
        assertThat(result.text()).contains("stopped: nothing was changed");
        nothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0003", "\u0004"})
    void brokenOffAtAQuestion(String key) {
        PseudoTerminal.Result result = terminal()
                .answer(
                        List.of(Answer.of(SOURCE, ""), Answer.of(TARGET, ""), new Answer(NUMBER, key)),
                        "migrate",
                        "--interactive");
        assertThat(result.exitStatus()).as(result.text()).isEqualTo(130);
        assertThat(result.text())
                .contains("interrupted at a question", "state: nothing was changed", "migrate to postgres --sqlite");
        nothingChanged();
    }

    @Test
    void aConnectionThatIsTypedIsNeverShown() {
        List<Answer> answers = decisionsAnd(Answer.of(REHEARSE, "n"), Answer.of(DEFAULT, "n"), Answer.of(RUN, "yes"));
        answers.set(1, Answer.of("connection (not shown) > ", ""));
        answers.add(2, Answer.of("connection (not shown) > ", "postgresql://h:no-port/d"));
        answers.add(3, Answer.of("connection (not shown) > ", database.uri()));
        PseudoTerminal.Result result = new PseudoTerminal(home, 200).answer(answers, "migrate", "--interactive");
        assertThat(result.exitStatus()).as(result.text()).isZero();
        assertThat(rows(database)).hasSize(4);
        assertThat(result.text())
                .contains("export SESSIONDB_POSTGRES_URL", "no connection was typed")
                .doesNotContain("no-port")
                .doesNotContain(TestDatabase.PASSWORD)
                .doesNotContain(database.uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--plain", "--no-color"})
    void aDumbTerminalIsAskedInLines(String option) {
        PseudoTerminal.Result result = terminal()
                .with("TERM", "dumb")
                .with("NO_COLOR", "1")
                .answer(
                        decisionsAnd(Answer.of(REHEARSE, "n"), Answer.of(DEFAULT, ""), Answer.of(RUN, "yes")),
                        "migrate",
                        "--interactive",
                        option);
        assertThat(result.exitStatus()).as(result.text()).isZero();
        assertThat(rows(database)).hasSize(4);
        assertThat(result.text()).doesNotContain(ESCAPE);
    }

    @Test
    void withoutATerminalItSaysWhatToUse() {
        BuiltJar.Result result = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("TERM", "xterm")
                .run("migrate", "--interactive");
        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.stderr()).contains("needs a terminal", "use `sessiondb migrate to postgres`");
        assertThat(terminal().with("TERM", "").run("migrate", "--interactive").exitStatus())
                .isEqualTo(2);
        assertThat(terminal().run("migrate", "--interactive", "--json").text())
                .contains("Unknown option: '--json'", "\"exitCode\" : 2");
    }

    private PseudoTerminal terminal() {
        return new PseudoTerminal(home, 200).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    private void nothingChanged() {
        assertThat(database.query("SELECT relname FROM pg_class WHERE relname IN ('p', 'c', 'sessiondb_runs')"))
                .isEmpty();
        assertThat(home.resolve(".config/sessiondb/config.yaml")).doesNotExist();
    }

    private static List<String> rows(TestDatabase target) {
        return Stream.of(
                        "SELECT id || '|' || s FROM p ORDER BY id",
                        "SELECT id || '|' || coalesce(p::text, 'null') FROM c ORDER BY id")
                .flatMap(sql -> target.query(sql).stream())
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
