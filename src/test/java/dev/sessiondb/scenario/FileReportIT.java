package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Sha256;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report} of the commands that make a file. */
class FileReportIT {
    private static final String ODD = "<script>alert('1')</script>";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path file;
    private Program program;

    @BeforeEach
    void migrate() {
        file = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE sessions (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE \"" + ODD.replace("\"", "\"\"") + "\" (id INTEGER PRIMARY KEY)",
                "INSERT INTO sessions VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        program = new Program(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", file.toString());
        done("migrate", "to", "postgres", "--execute");
        database.execute(
                "UPDATE sessions SET name = 'changed' WHERE id = 2",
                "DELETE FROM sessions WHERE id = 3",
                "INSERT INTO sessions VALUES (4, 'four')");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void theWayBackToSqliteHasItsPage() throws IOException {
        String before = Sha256.of(file);
        Program.Result dry =
                done("migrate", "to", "sqlite", "--from", "postgres", "--replace", "--report", "dry.html", "--json");
        assertThat(dry.result().path("report").asText())
                .isEqualTo(home.resolve("dry.html").toString());
        ShownPage planned = page("dry.html");
        assertThat(planned.outcome()).contains("Dry run: nothing was done");
        assertThat(planned.cells("moved")).contains(List.of("sessions", "3", "1", "1", "1", "1", "6"));
        assertThat(planned.section("backup")).contains("would make");
        assertThat(planned.commands("next")).singleElement().asString().endsWith("--json --dry-run=false");
        assertThat(Sha256.of(file)).isEqualTo(before);

        Program.Result real = done(
                "migrate", "to", "sqlite", "--from", "postgres", "--replace", "--execute", "--report", "real.html");
        assertThat(real.stdout()).endsWith("report: " + home.resolve("real.html") + System.lineSeparator());
        ShownPage page = page("real.html");
        assertThat(page.outcome()).contains("Done", "6 values in 3 rows");
        assertThat(page.cells("moved"))
                .contains(
                        List.of("sessions", "3", "1", "1", "1", "1", "6"), List.of(ODD, "0", "0", "0", "0", "0", "0"));
        assertThat(SqliteFiles.query(file, "SELECT count(*), max(name) FROM sessions WHERE id IN (1, 2, 4)"))
                .containsExactly(List.of(3, "one"));
        assertThat(page.section("backup")).contains(copy()).doesNotContain("would make");
        assertThat(page.section("promises")).contains("one rename").doesNotContain("not recorded", "nothing to show");

        paste(page.commands("back").get(0));
        assertThat(names()).as("the page's way back").containsExactly("one", "two", "three");
    }

    @Test
    void anExportHasItsPage() throws IOException {
        done("migrate", "to", "json", "export.json", "--from", "postgres", "--execute", "--report", "first.html");
        Path export = home.resolve("export.json");
        ShownPage first = page("first.html");
        assertThat(first.section("moved"))
                .contains(export.toString(), Sha256.of(export))
                .contains("sessions");
        assertThat(first.section("back")).contains("no file was replaced");
        assertThat(first.section("backup")).contains("nothing to back up");
        String before = Sha256.of(export);
        database.execute("DELETE FROM sessions");
        done(
                "migrate",
                "to",
                "json",
                "export.json",
                "--from",
                "postgres",
                "--replace",
                "--execute",
                "--report",
                "b.html");
        assertThat(page("b.html").cells("moved")).contains(List.of("sessions", "0"));
        assertThat(Sha256.of(export)).isNotEqualTo(before);
        paste(page("b.html").commands("back").get(0));
        assertThat(Sha256.of(export)).as("the page's way back").isEqualTo(before);

        Program.Result printed =
                done("migrate", "to", "json", "-", "--from", "sqlite", "--execute", "--quiet", "--report", "out.html");
        assertThat(printed.stdout()).doesNotContain("report: ");
        assertThat(page("out.html").section("promises")).contains("before its first byte went to standard output");
    }

    @Test
    void aRestoreIntoAFileHasItsPage() throws IOException {
        String copy = copy();
        SqliteFiles.create(file, "DELETE FROM sessions");
        String before = Sha256.of(file);
        done("restore", "--backup", "latest", "--to", "sqlite", "--report", "dry.html");
        assertThat(page("dry.html").outcome()).contains("Dry run: nothing was done");
        assertThat(Sha256.of(file)).isEqualTo(before);
        done("restore", "--backup", "latest", "--to", "sqlite", "--execute", "--report", "real.html");
        ShownPage page = page("real.html");
        assertThat(page.outcome()).contains("Done", "byte for byte");
        assertThat(page.section("moved")).contains(copy);
        assertThat(page.cells("moved")).contains(List.of("sessions", "3"));
        assertThat(Sha256.of(file)).isEqualTo(copy);
        assertThat(names()).containsExactly("one", "two", "three");
        paste(page.commands("back").get(0));
        assertThat(names()).as("the page's way back").isEmpty();
    }

    @Test
    void aFailureHasItsPageAndTheFileIsNoReport() throws IOException {
        Program.Result refused =
                program.run("migrate", "to", "sqlite", "--from", "postgres", "--execute", "--report", "refused.html");
        assertThat(refused.exitStatus()).isEqualTo(4);
        assertThat(page("refused.html").outcome()).contains("Refused: nothing was done", "preflight failed");
        for (List<String> command : List.of(
                List.of("migrate", "to", "json", "new.html", "--from", "postgres"),
                List.of("migrate", "to", "sqlite", "--from", "postgres", "--sqlite-path", "new.html"),
                List.of("restore", "--backup", "latest", "--to", "sqlite", "--sqlite-path", "new.html"))) {
            Program.Result same =
                    program.run(Stream.concat(command.stream(), Stream.of("--execute", "--report", "new.html"))
                            .toArray(String[]::new));
            assertThat(same.exitStatus()).as(same.stderr()).isEqualTo(2);
            assertThat(same.stderr()).contains("the report and the file would both be");
            assertThat(home.resolve("new.html")).doesNotExist();
        }
    }

    private List<String> names() {
        return SqliteFiles.query(file, "SELECT name FROM sessions ORDER BY id").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /** The sum of the newest backup's copy. */
    private String copy() throws IOException {
        Path backups = home.resolve(".local/state/sessiondb/backups");
        try (Stream<Path> files = Files.list(backups)) {
            List<Path> databases = files.filter(path -> path.toString().endsWith(".db"))
                    .sorted()
                    .toList();
            return Sha256.of(databases.get(databases.size() - 1));
        }
    }

    /** As it stands on the page; none of its words needs quotes here. */
    private void paste(String command) {
        assertThat(command).startsWith("sessiondb ").doesNotContain("'");
        done(Stream.of(command.split(" ")).skip(1).toArray(String[]::new));
    }

    private Program.Result done(String... arguments) {
        Program.Result result = program.run(arguments);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        return result;
    }

    private ShownPage page(String name) throws IOException {
        assertThat(Files.readString(home.resolve(name))).doesNotContain(TestDatabase.PASSWORD, "<script");
        return ShownPage.of(home.resolve(name));
    }
}
