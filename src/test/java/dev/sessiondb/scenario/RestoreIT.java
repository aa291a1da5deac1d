package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code restore}, as the operator runs it. */
class RestoreIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private Path database;
    private Path backups;
    private BackupReport backup;

    @BeforeEach
    void takeABackup() throws IOException {
        database = SqliteFiles.create(home.resolve("app.db"), "CREATE TABLE t (v)", "INSERT INTO t VALUES ('kept')");
        backups = home.resolve("kept backups");
        SqliteSourceStore store = new SqliteSourceStore(database);
        try (Source source = store.open()) {
            backup = new BackupTaker("1.2.3")
                    .take(source, store, BackupPlanner.plan(backups, Instant.parse("2025-01-01T00:00:00Z"), 8192));
        }
        SqliteFiles.create(database, "INSERT INTO t VALUES ('later')");
        Files.createDirectory(home.resolve(".sessiondb"));
        Files.writeString(
                home.resolve(".sessiondb/config.yaml"),
                "sessiondb:\n  sqlite:\n    path: app.db\n  backup:\n    directory: kept backups\n");
    }

    @Test
    void aDryRunEndsWithTheCommandThatDoesIt() throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(home);
        BuiltJar.Result dry = run("--backup", "latest", "--to", "sqlite");
        assertThat(dry.exitStatus()).as(dry.stderr()).isZero();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
        String last = dry.stdout().strip().lines().reduce((a, b) -> b).orElseThrow();
        String command = ".jar restore ";
        assertThat(last).contains(command);

        BuiltJar.Result real =
                run(last.substring(last.indexOf(command) + command.length()).split(" "));

        assertThat(real.exitStatus()).as(real.stderr()).isZero();
        assertThat(database).hasSameBinaryContentAs(backup.copy().path());
    }

    @Test
    void jsonTellsAllAndItsUndoBringsBackWhatWasReplaced() throws IOException {
        BuiltJar.Result real = run("--backup", "latest", "--to", "sqlite", "--execute", "--json");
        assertThat(real.stderr()).isEmpty();
        JsonNode document = JSON.readTree(real.stdout());
        assertThat(document.get("command").textValue()).isEqualTo("restore");
        assertThat(document.get("status").textValue()).isEqualTo("ok");
        JsonNode result = document.get("result");
        assertThat(result.get("restored").booleanValue()).isTrue();
        assertThat(result.get("action").textValue()).isEqualTo("replace");
        assertThat(result.get("destination").textValue()).isEqualTo(database.toString());
        assertThat(result.at("/backup/sha256").textValue())
                .isEqualTo(backup.copy().sha256());
        assertThat(result.at("/backup/rows/t").intValue()).isEqualTo(1);
        assertThat(result.get("checks"))
                .isNotEmpty()
                .allMatch(check -> check.get("status").textValue().equals("pass"));
        assertThat(database).hasSameBinaryContentAs(backup.copy().path());

        String kept = result.at("/replaced/manifest").textValue();
        assertThat(result.at("/replaced/undo").textValue()).contains(kept);
        BuiltJar.Result undone = run("--backup", kept, "--to", "sqlite", "--dry-run=false", "--quiet");
        assertThat(undone.exitStatus()).as(undone.stderr()).isZero();
        assertThat(undone.stdout().lines()).hasSize(1);
        assertThat(SqliteFiles.query(database, "SELECT v FROM t ORDER BY rowid"))
                .isEqualTo(List.of(List.of("kept"), List.of("later")));
    }

    @Test
    void theDumpGoesToTheJsonFileThatIsGiven() {
        Path json = home.resolve("out.json");
        BuiltJar.Result result = run("--backup", "latest", "--to", "json", "--json-path", "out.json", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(json).hasSameBinaryContentAs(backup.dump().path());
    }

    /** This process is the other one. */
    @Test
    void aLiveDestinationIsRefused() throws SQLException, IOException {
        SqliteFiles.create(database, "PRAGMA journal_mode = WAL");
        try (Connection application = SqliteFiles.connect(database)) {
            SqliteFiles.execute(application, "INSERT INTO t VALUES ('live')");
            BuiltJar.Result dry = run("--backup", "latest", "--to", "sqlite", "--json");
            BuiltJar.Result real = run("--backup", "latest", "--to", "sqlite", "--execute", "--json");
            for (BuiltJar.Result result : List.of(dry, real)) {
                assertThat(result.exitStatus()).isEqualTo(11);
                JsonNode document = JSON.readTree(result.stdout());
                assertThat(document.at("/error/code").textValue()).isEqualTo("LOCKED");
                assertThat(document.at("/result/restored").booleanValue()).isFalse();
            }
            SqliteFiles.execute(application, "INSERT INTO t VALUES ('still')");
        }
        assertThat(SqliteFiles.query(database, "SELECT count(*) FROM t")).isEqualTo(List.of(List.of(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "--backup latest,2,--to",
        "--to sqlite,2,--backup",
        "--backup latest --to mysql,2,mysql",
        "--backup latest --to sqlite --execute --dry-run,2,contradict",
        "--backup none.db --to sqlite --execute,8,none.db",
        "--backup latest --to sqlite --execute --sqlite-path .sessiondb,8,.sessiondb",
        "--backup latest --to sqlite --execute --sqlite-path .sessiondb/config.yaml,8,config.yaml"
    })
    void badInputChangesNothing(String line, int exit, String text) throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(home);
        String[] arguments =
                Stream.concat(Stream.of(line.split(" ")), Stream.of("--json")).toArray(String[]::new);
        BuiltJar.Result result = run(arguments);
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(exit);
        assertThat(result.stderr())
                .contains(text, "error: ", "\n  state: nothing was changed\n")
                .doesNotContain("\tat ");
        assertThat(JSON.readTree(result.stdout()).get("exitCode").intValue()).isEqualTo(exit);
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
    }

    private BuiltJar.Result run(String... arguments) {
        return new BuiltJar(home)
                .run(Stream.concat(Stream.of("restore"), Stream.of(arguments)).toArray(String[]::new));
    }
}
