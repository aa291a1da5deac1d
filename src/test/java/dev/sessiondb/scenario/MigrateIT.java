package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.Comparison;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;

    @BeforeEach
    void makeSource() {
        source = MusicStore.create(home.resolve("music store.db"));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aDryRunLeavesSourceTargetAndFileSystemAsTheyWere() {
        DirectorySnapshot files = DirectorySnapshot.of(home);
        List<List<Object>> catalogue = catalogue();
        BuiltJar.Result result = jar().run("migrate", "to", "postgres", "--sqlite-path", source.toString());
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
        assertThat(catalogue()).isEqualTo(catalogue);
        assertThat(result.stdout())
                .contains("Track: 5 rows, new table")
                .contains("numeric(10,2)")
                .contains("session-backup-")
                .endsWith("--sqlite-path '" + source + "' --dry-run=false\n");
    }

    @Test
    void theCommandADryRunEndsWithDoesIt() {
        BuiltJar.Result dry = jar().run("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--dry-run");
        assertThat(dry.stdout().lines().reduce((a, b) -> b).orElseThrow()).contains("--dry-run=false");
        BuiltJar.Result real = migrate();
        assertThat(real.exitStatus()).as(real.stderr()).isZero();
        assertThat(new Comparison(source, database).allTablesEqual()).isEqualTo(MusicStore.ROWS);
    }

    @Test
    void everyKeyAndIndexArrives() {
        migrate();
        assertThat(
                        definitions(
                                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace"))
                .contains(
                        "PRIMARY KEY (\"Playlist\", \"TrackId\")",
                        "UNIQUE (\"Name\")",
                        "FOREIGN KEY (\"ArtistId\") REFERENCES \"Artist\"(\"ArtistId\") ON DELETE CASCADE",
                        "FOREIGN KEY (\"AlbumId\") REFERENCES \"Album\"(\"AlbumId\")",
                        "FOREIGN KEY (\"ReportsTo\") REFERENCES \"Employee\"(\"EmployeeId\")",
                        "CHECK ((\"Price\" >= (0)::numeric))");
        assertThat(definitions("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"))
                .contains(
                        "CREATE INDEX track_album ON public.\"Track\" USING btree (\"AlbumId\", \"Name\" DESC)",
                        "CREATE UNIQUE INDEX employee_active ON public.\"Employee\" USING btree (\"Full Name\") WHERE (\"Left\" IS NULL)");
    }

    @Test
    void identityColumnsGoOnAfterTheHighestIdEverUsed() {
        migrate();
        database.execute("INSERT INTO \"Album\" (\"Title\", \"ArtistId\") VALUES ('new', 1)");
        assertThat(database.value("SELECT max(\"AlbumId\") FROM \"Album\"")).isEqualTo(901L);
        database.execute("INSERT INTO \"Artist\" (\"Name\") VALUES ('new')");
        assertThat(database.value("SELECT max(\"ArtistId\") FROM \"Artist\"")).isEqualTo(3L);
    }

    @Test
    void defaultsHoldForNewRows() {
        migrate();
        database.execute("INSERT INTO \"Track\" (\"TrackId\", \"Name\") VALUES (77, 'x')");
        assertThat(
                        database.query(
                                "SELECT \"Price\"::text, \"Explicit\", \"AddedAt\" = now() OR \"AddedAt\" < now() FROM \"Track\" WHERE \"TrackId\" = 77"))
                .containsExactly(List.of("0.99", false, true));
    }

    @Test
    void aSecondRunInsertsNothingAndSaysSo() throws IOException {
        migrate();
        BuiltJar.Result second = migrate("--json");
        assertThat(second.exitStatus()).as(second.stdout() + second.stderr()).isZero();
        JsonNode result = JSON.readTree(second.stdout()).get("result");
        assertThat(result.get("inserted").asLong()).isZero();
        assertThat(result.get("tables"))
                .allSatisfy(t -> assertThat(t.get("unchanged")).isEqualTo(t.get("rows")));
        assertThat(new Comparison(source, database).allTablesEqual()).isEqualTo(MusicStore.ROWS);
    }

    @Test
    void rowsAddedToTheSourceArriveByASecondRun() throws IOException {
        migrate();
        SqliteFiles.create(
                source,
                "INSERT INTO Artist VALUES (50, 'later')",
                "INSERT INTO Album (Title, ArtistId) VALUES ('later', 50)",
                "INSERT INTO Log VALUES ('duplicate', 1)");
        BuiltJar.Result second = migrate("--json");
        assertThat(JSON.readTree(second.stdout()).get("result").get("inserted").asLong())
                .isEqualTo(3);
        assertThat(new Comparison(source, database).allTablesEqual()).isEqualTo(MusicStore.ROWS + 3);
        assertThat(database.query("SELECT state FROM sessiondb_runs"))
                .hasSize(2)
                .allMatch(r -> r.contains("published"));
    }

    @Test
    void aRowThatDiffersFromTheTargetsStopsTheRunBeforeItWrites() {
        migrate();
        database.execute("UPDATE \"Artist\" SET \"Name\" = 'changed' WHERE \"ArtistId\" = 1");
        BuiltJar.Result second = migrate();
        assertThat(second.exitStatus()).isEqualTo(4);
        assertThat(second.stdout()).contains("key (1) differs", "'AC/DC'", "'changed'");
        BuiltJar.Result skipping = migrate("--on-conflict", "skip");
        assertThat(skipping.exitStatus()).as(skipping.stderr()).isZero();
        assertThat(database.value("SELECT \"Name\" FROM \"Artist\" WHERE \"ArtistId\" = 1"))
                .isEqualTo("changed");
    }

    @Test
    void aValueThatStopsARealRunLeavesNoBackup() {
        SqliteFiles.create(source, "CREATE TABLE odd (at DATETIME)", "INSERT INTO odd VALUES ('when it rains')");
        DirectorySnapshot files = DirectorySnapshot.of(home);
        List<List<Object>> catalogue = catalogue();
        BuiltJar.Result result = migrate();
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout()).contains("\"when it rains\" is not a time");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
        assertThat(catalogue()).isEqualTo(catalogue);
    }

    @Test
    void theSourceIsUntouchedAndTheBackupIsWhole() throws IOException {
        byte[] before = Files.readAllBytes(source);
        JsonNode backup =
                JSON.readTree(migrate("--json").stdout()).get("result").get("backup");
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        Path copy = Path.of(backup.get("copy").get("path").asText());
        assertThat(copy.getParent()).isEqualTo(home.resolve(".local/state/sessiondb/backups"));
        assertThat(copy.getFileName().toString())
                .matches("session-backup-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z\\.db");
        assertThat(new Comparison(copy, database).allTablesEqual()).isEqualTo(MusicStore.ROWS);
        JsonNode manifest =
                JSON.readTree(Path.of(backup.get("manifest").asText()).toFile());
        assertThat(manifest.toString())
                .contains(
                        backup.get("copy").get("sha256").asText(),
                        backup.get("dump").get("sha256").asText());
        JSON.readTree(Path.of(backup.get("dump").get("path").asText()).toFile());
    }

    @Test
    void everythingGoesIntoTheSchemaThatIsAskedFor() {
        BuiltJar.Result result = migrate("--schema", "My Schema");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(database.value("SELECT count(*) FROM \"My Schema\".\"Track\""))
                .isEqualTo(5L);
        assertThat(database.query("SELECT FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
        assertThat(migrate("--schema", "My Schema").exitStatus()).isZero();
    }

    @Test
    void configurationFileAndEnvironmentGiveSourceAndTarget() throws IOException {
        Path project = Files.createDirectories(home.resolve("project/deep"));
        Path config = home.resolve("project/.sessiondb/config.yaml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                sessiondb:
                  sqlite:
                    path: ../music store.db
                  postgres:
                    connectionString: ${TEST_URL}
                  backup:
                    directory: backups
                """);
        BuiltJar.Result result = new BuiltJar(home)
                .with("TEST_URL", database.uri())
                .in(project)
                .run("migrate", "to", "postgres", "--execute", "--quiet");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stdout().lines()).as("accounted for, and the outcome").hasSize(2);
        assertThat(home.resolve("project/backups")).isNotEmptyDirectory();
    }

    private BuiltJar.Result migrate(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"migrate", "to", "postgres", "--sqlite-path", source.toString(), "--dry-run=false"},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        BuiltJar.Result result = jar().run(arguments);
        assertThat(result.stdout() + result.stderr()).doesNotContain(TestDatabase.PASSWORD);
        return result;
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    private List<String> definitions(String sql) {
        return database.query(sql).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private List<List<Object>> catalogue() {
        List<List<Object>> all = new java.util.ArrayList<>();
        database.query(
                        "SELECT nspname::text, relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname NOT LIKE 'pg_%' ORDER BY 1, 2")
                .forEach(row -> all.add(List.copyOf(row)));
        database.query("SELECT nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg_t%' ORDER BY 1")
                .forEach(row -> all.add(List.copyOf(row)));
        return all;
    }
}
