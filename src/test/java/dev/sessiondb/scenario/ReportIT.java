package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report} and {@code runs report}, as the operator uses them. */
class ReportIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ODD = "<script>alert(1)</script>";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;
    private BuiltJar jar;
    private Program program;

    @BeforeEach
    void makeSource() {
        source = MusicStore.create(home.resolve("a.db"));
        SqliteFiles.create(
                source,
                "CREATE TABLE \"" + ODD + "\" (id INTEGER PRIMARY KEY, note TEXT)",
                "INSERT INTO \"" + ODD + "\" VALUES (1, 'a value that nobody reads')");
        jar = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", source.toString());
        program = new Program(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", source.toString());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void thePageSaysWhatIsInPostgresAndTheLedgerMakesItAgain() throws IOException {
        BuiltJar.Result dry = jar.run("migrate", "to", "postgres", "--report", "dry.html");
        assertThat(dry.exitStatus()).as(dry.stderr()).isZero();
        assertThat(dry.stdout()).contains("report: " + home.resolve("dry.html"));
        assertThat(page("dry.html").outcome()).contains("Dry run: nothing was done");
        assertThat(count("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isZero();

        BuiltJar.Result real = jar.run("migrate", "to", "postgres", "--execute", "--report", "real.html", "--json");
        assertThat(real.exitStatus()).as(real.stderr()).isZero();
        JsonNode result = JSON.readTree(real.stdout()).get("result");
        assertThat(result.get("report").asText())
                .isEqualTo(home.resolve("real.html").toString());
        ShownPage page = page("real.html");
        assertThat(page.outcome()).contains("Published", "8 tables").contains("values compared, all equal");
        requireRows(page);
        requireBackup(page, result);
        requireNothingLoaded("real.html");

        BuiltJar.Result again = jar.run("runs", "report", "latest");
        assertThat(again.exitStatus()).as(again.stderr()).isZero();
        ShownPage fromLedger = ShownPage.of(again.stdout());
        requireRows(fromLedger);
        requireBackup(fromLedger, result);
        for (String id : List.of("moved", "time", "keys", "verification", "backup", "back")) {
            assertThat(fromLedger.section(id)).as(id).isEqualTo(page.section(id));
        }
        assertThat(strings("SELECT detail::text FROM sessiondb_runs").get(0))
                .doesNotContain("a value that nobody reads");
        JsonNode shown =
                JSON.readTree(jar.run("runs", "show", "latest", "--json").stdout());
        assertThat(shown.at("/result/run/detail").has("plan")).isFalse();

        database.execute(
                "UPDATE sessiondb_runs SET detail = detail - 'plan' - 'outcome' - 'target' - 'access' - 'command'");
        BuiltJar.Result earlier = jar.run("runs", "report", "latest", "--report", "earlier.html");
        assertThat(earlier.exitStatus()).as(earlier.stderr()).isZero();
        String text = page("earlier.html").text();
        assertThat(text).contains("not recorded", "rows: " + (MusicStore.ROWS + 1), "backups show");
    }

    @Test
    void aRefusedRunHasItsPageAndNoOtherFileIsReplaced() throws IOException {
        database.execute("CREATE TABLE \"Log\" (line text, level bigint, more text NOT NULL)");
        Program.Result refused = program.run("migrate", "to", "postgres", "--execute", "--report", "refused.html");
        assertThat(refused.exitStatus()).isEqualTo(4);
        assertThat(page("refused.html").outcome()).contains("Refused: nothing was done", "preflight failed");

        byte[] before = Files.readAllBytes(source);
        Program.Result replaced = program.run("migrate", "to", "postgres", "--report", source.toString());
        assertThat(replaced.exitStatus()).isEqualTo(2);
        assertThat(replaced.stderr()).contains("is no report of sessiondb");
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(program.run("runs", "report", "latest", "--json").exitStatus())
                .isEqualTo(2);
    }

    @Test
    void aComparisonAndARestoreHaveTheirPages() throws IOException {
        assertThat(program.run("migrate", "to", "postgres", "--execute").exitStatus())
                .isZero();
        database.execute("UPDATE \"Log\" SET line = '</td><script>'", "DELETE FROM \"PlaylistTrack\"");
        Program.Result verified = program.run("verify", "--report", "verified.html", "--json");
        assertThat(verified.exitStatus()).as(verified.stderr()).isEqualTo(7);
        assertThat(verified.result().path("report").asText())
                .isEqualTo(home.resolve("verified.html").toString());
        assertThat(page("verified.html").outcome()).contains("Different", "2 of 8 tables differ");
        requireNothingLoaded("verified.html");

        Program.Result restored =
                program.run("restore", "--backup", "latest", "--to", "postgres", "--execute", "--report", "back.html");
        assertThat(restored.exitStatus()).as(restored.stderr()).isZero();
        assertThat(page("back.html").outcome()).contains("Published", "8 tables");
        requireRows(page("back.html"), false);
        assertThat(page("back.html").section("back")).contains("put back what the restore replaced");
        Program.Result again = program.run("runs", "report", "latest");
        assertThat(ShownPage.of(again.stdout()).section("back"))
                .isEqualTo(page("back.html").section("back"));
    }

    /** Each row of the table against a count of the server's own. */
    private void requireRows(ShownPage page) {
        requireRows(page, true);
    }

    private void requireRows(ShownPage page, boolean inserted) {
        List<List<String>> rows = page.cells("moved");
        List<String> tables = strings(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '%sessiondb%' AND tablename NOT LIKE 'flyway%'");
        assertThat(rows).extracting(row -> row.get(1)).containsExactlyInAnyOrderElementsOf(tables);
        for (List<String> row : rows) {
            String quoted = "\"" + row.get(1).replace("\"", "\"\"") + "\"";
            String count = Long.toString(count("SELECT count(*) FROM " + quoted));
            assertThat(row.get(2)).as(row.get(1)).isEqualTo(count);
            if (inserted) {
                assertThat(row.get(3)).as(row.get(1)).isEqualTo(count);
            }
        }
    }

    private static void requireBackup(ShownPage page, JsonNode result) throws IOException {
        Path copy = Path.of(result.at("/backup/copy/path").asText());
        assertThat(page.section("backup")).contains(copy.toString(), Sha256.of(copy));
    }

    private void requireNothingLoaded(String name) throws IOException {
        Path file = home.resolve(name);
        String text = Files.readString(file);
        assertThat(text).doesNotContain(TestDatabase.PASSWORD, "<script");
        assertThat(text.replaceAll(" xmlns=\"[^\"]*\"", "")).doesNotContain("://", "url(", " src=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private ShownPage page(String name) throws IOException {
        return ShownPage.of(home.resolve(name));
    }

    private long count(String sql) {
        return ((Number) database.value(sql)).longValue();
    }

    private List<String> strings(String sql) {
        return database.query(sql).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
