package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.cli.ProgressEvents;
import dev.sessiondb.testing.Picture;
import dev.sessiondb.testing.PseudoTerminal;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a run is: drawn on a terminal, in lines elsewhere, or as events. */
class ProgressIT {
    private static final String ESCAPE = "\u001B";

    @TempDir
    private Path home;

    private Path source;

    @BeforeEach
    void source() {
        source = SqliteFiles.create(home.resolve("a.db"), "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
                INSERT INTO t SELECT i, 'value ' || i FROM n
                """);
    }

    private String[] migration(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void eventsBesideTheDocument() {
        try (TestDatabase database = TestDatabase.create()) {
            Program.Result result = new Program(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .run(migration("--json", "--progress", "json"));
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(result.document().path("status").textValue()).isEqualTo("ok");
            List<JsonNode> events = ProgressEvents.of(result.stderr());
            assertThat(events).hasSameSizeAs(result.stderr().lines().toList());
            assertThat(named(events, "phase-finished", "phase"))
                    .containsExactly("preflight", "backup", "stage", "verify", "publish");
            assertThat(events.stream()
                            .filter(event -> event.path("event").textValue().equals("table-finished"))
                            .map(event -> event.path("phase").textValue() + " "
                                    + event.path("table").textValue() + " " + event.path("rowsDone")))
                    .containsExactly("preflight t 60000", "stage t 60000", "verify t 60000");
            assertThat(named(events, "step-started", "step")).containsExactly("copy of the source", "keys and indexes");
        }
    }

    private static List<String> named(List<JsonNode> events, String name, String field) {
        return events.stream()
                .filter(event -> event.path("event").textValue().equals(name))
                .map(event -> event.path(field).textValue())
                .toList();
    }

    @Test
    void withJsonAloneNothingIsSaid() {
        try (TestDatabase database = TestDatabase.create()) {
            Program.Result result = new Program(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .run(migration("--json"));
            assertThat(result.exitStatus()).isZero();
            assertThat(result.stderr()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"40, --no-color, preflight", "80, --verbose, \u001B[1mpreflight\u001B[0m"})
    void drawnOnATerminalAndNothingIsLeft(int columns, String option, String overall) {
        try (TestDatabase database = TestDatabase.create()) {
            PseudoTerminal.Result result = terminal(database, columns).run(migration(option));
            assertThat(result.exitStatus()).as(result.text()).isZero();
            assertThat(result.text()).contains(ESCAPE + "[1A\u001B[J", overall + " 0:0");
            List<String> shown = new Picture(columns).send(result.text()).lines();
            assertThat(lines(shown, "(preflight|backup|stage|verify|publish) .*"))
                    .allMatch(line -> line.matches("[a-z]+ done in [0-9.]+ s"))
                    .hasSize(5);
            assertThat(lines(shown, ".*( %|/s|left)")).isEmpty();
            assertThat(String.join("", shown)).contains("all equal");
        }
    }

    private static List<String> lines(List<String> shown, String pattern) {
        return shown.stream().filter(line -> line.matches(pattern)).toList();
    }

    @Test
    void controlCLeavesTheTerminalClean() {
        try (TestDatabase database = TestDatabase.create()) {
            PseudoTerminal.Result result = terminal(database, 80).interruptAt("preflight", migration());
            if (result.text().contains("could be cleaned up within 5 seconds")) {
                database.allowStages();
            }
            assertThat(result.exitStatus()).as(result.text()).isEqualTo(130);
            List<String> shown = new Picture(80).send(result.text()).lines();
            assertThat(shown).anyMatch(line -> line.matches("(\\^C)?error: interrupted.*"));
            assertThat(lines(shown, "(preflight|backup|stage|verify|publish) .*"))
                    .allMatch(line -> line.matches("[a-z]+ done in [0-9.]+ s"));
        }
    }

    @Test
    void aDumbTerminalGetsLines() {
        try (TestDatabase database = TestDatabase.create()) {
            String dumb =
                    terminal(database, 80).with("TERM", "dumb").run(migration()).text();
            assertThat(dumb).contains("stage ...").doesNotContain(ESCAPE);
        }
    }

    @Test
    void whatIsComparedIsCounted() {
        try (TestDatabase database = TestDatabase.create()) {
            Program program = new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri());
            program.run(migration("--quiet"));
            Program.Result result =
                    program.run("verify", "--sqlite-path", source.toString(), "--json", "--progress", "json");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(named(ProgressEvents.of(result.stderr()), "table-finished", "phase"))
                    .containsExactly("verify", "verify");
            assertThat(program.run("verify", "--sqlite-path", source.toString()).stderr())
                    .isEmpty();
        }
    }

    private PseudoTerminal terminal(TestDatabase database, int columns) {
        assumeTrue(PseudoTerminal.available(), "script of util-linux makes the terminal");
        return new PseudoTerminal(home, columns).with("SESSIONDB_POSTGRES_URL", database.uri());
    }
}
