package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.Comparison;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens on the way to SQLite, there is the old file or the new one, and both whole. */
class MigrateToSqliteSafetyIT {
    private static final String MANY = rows(60_000);
    private static final String TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, at DATETIME, j JSON)";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void manyRowsWith64Megabytes() {
        Path file = forth(TABLE, rows(300_000));
        database.execute(
                "UPDATE t SET v = v || ' changed' WHERE id % 3 = 0",
                "DELETE FROM t WHERE id % 100 = 1",
                "INSERT INTO t SELECT id + 1000000, v, now(), NULL FROM t WHERE id <= 50000");
        BuiltJar.Result result = jar().jvm("-Xmx64m", "-XX:+UseSerialGC")
                .run("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace", "--execute", "--quiet");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(new Comparison(file, database).allTablesEqual()).isEqualTo(database.value("SELECT count(*) FROM t"));
        assertThat(SqliteFiles.query(file, "SELECT j FROM t WHERE id = 2").toString())
                .isEqualTo("[[{\"a\": [1, 2, 3]}]]");
    }

    @Test
    void valuesThatFitTheMemoryComeBackAndLargerOnesAreNamed() {
        Path file = forth(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, b BLOB)",
                "INSERT INTO t VALUES (1, printf('%.*c', 12000000, 'x'), zeroblob(12000000)), (2, 'small', x'00')");
        database.execute(
                "UPDATE t SET v = v || 'y', b = '\\x01' WHERE id = 1", "UPDATE t SET b = '\\x02' WHERE id = 2");
        BuiltJar.Result small = jar().jvm("-Xmx64m", "-XX:+UseSerialGC")
                .run("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace");
        assertThat(small.exitStatus()).as(small.stderr()).isEqualTo(4);
        assertThat(small.stderr()).contains("table `t`, column `v`", "12000001 bytes", "-Xmx");
        BuiltJar.Result result = jar().jvm("-Xmx400m", "-XX:+UseSerialGC")
                .run("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(SqliteFiles.query(file, "SELECT length(v), substr(v, -2), hex(b) FROM t ORDER BY id")
                        .toString())
                .isEqualTo("[[12000001, xy, 01], [5, ll, 02]]");
    }

    @Test
    void aTriggerOfATableThatIsGoneIsSaidToBeLeftOut() {
        forth(
                "CREATE TABLE t (id INTEGER PRIMARY KEY)",
                "CREATE TABLE gone (id INTEGER PRIMARY KEY)",
                "CREATE TRIGGER on_gone AFTER INSERT ON gone BEGIN DELETE FROM t; END",
                "CREATE TRIGGER on_t AFTER INSERT ON t BEGIN DELETE FROM t WHERE id < 0; END");
        database.execute("DROP TABLE gone");
        Path fresh = home.resolve("fresh.db");
        BuiltJar.Result result = jar().run(
                        "migrate",
                        "to",
                        "sqlite",
                        "--from",
                        "postgres",
                        "--sqlite-path",
                        fresh.toString(),
                        "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("SQLite refuses trigger `on_gone`");
        assertThat(SqliteFiles.query(fresh, "SELECT name FROM sqlite_schema ORDER BY 1"))
                .hasToString("[[on_t], [t]]");
    }

    /** Whoever can write to the ledger must not have anything else carried out. */
    @Test
    void aLedgerThatWasTamperedWithMakesNothingButTables() {
        forth("CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(5))", "INSERT INTO t VALUES (1, 'x')");
        Path planted = home.resolve("planted.db");
        Path fresh = home.resolve("fresh.db");
        for (String sql :
                List.of("ATTACH '" + planted + "' AS planted", "VACUUM INTO '" + planted + "'", "DROP TABLE t")) {
            database.execute(
                    "UPDATE sessiondb_runs SET detail = jsonb_set(detail, '{originals,tables,0,sql}', to_jsonb($q$"
                            + sql + "$q$::text))");
            BuiltJar.Result result = jar().run(
                            "migrate",
                            "to",
                            "sqlite",
                            "--from",
                            "postgres",
                            "--sqlite-path",
                            fresh.toString(),
                            "--execute");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(result.stdout()).contains("tables can be made as the ledger remembers them");
            assertThat(SqliteFiles.query(fresh, "SELECT id, v FROM t").toString())
                    .isEqualTo("[[1, x]]");
            assertThat(fresh.toFile().delete()).isTrue();
            assertThat(planted).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "stage", "verify"})
    void killedInAnyPhaseTheOldFileIsThereAndTheNextRunWorks(String phase) throws IOException {
        Path file = forth(TABLE, MANY);
        database.execute("UPDATE t SET v = 'new' WHERE id = 1");
        byte[] before = Files.readAllBytes(file);
        BuiltJar.Running running = start(file);
        running.awaitStderr(phase + " ...");
        running.signal("KILL");
        assertThat(running.await().exitStatus()).isNotZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        BuiltJar.Result next = start(file).await();
        assertThat(next.exitStatus()).as(next.stderr()).isZero();
        assertThat(SqliteFiles.query(file, "SELECT v FROM t WHERE id = 1").toString())
                .isEqualTo("[[new]]");
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"preflight", "stage", "verify"})
    void interruptedTheOldFileIsThereAndNothingElse(String phase) throws IOException {
        Path file = forth(TABLE, MANY);
        byte[] before = Files.readAllBytes(file);
        BuiltJar.Running running = start(file);
        running.awaitStderr(phase + " ...");
        running.signal("INT");
        BuiltJar.Result result = running.await();
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(130);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE"})
    void aFileThatAnotherProcessHasOpenIsRefused(String mode) throws SQLException, IOException {
        Path file = forth(
                "PRAGMA journal_mode = " + mode, "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        try (Connection application = SqliteFiles.connect(file)) {
            SqliteFiles.execute(application, "INSERT INTO t VALUES (2)");
            BuiltJar.Result result = start(file).await();
            assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(11);
            assertThat(result.stderr()).contains("no other process has the SQLite file open", "nothing was changed");
        }
        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM t").toString()).isEqualTo("[[2]]");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsWrittenToMeanwhileIsNotReplaced() throws IOException {
        Path file = forth(TABLE, MANY);
        BuiltJar.Running running = start(file);
        running.awaitStderr("stage ...");
        SqliteFiles.create(file, "INSERT INTO t VALUES (999999, 'written meanwhile', NULL, NULL)");
        BuiltJar.Result result = running.await();
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(6);
        assertThat(result.stderr()).contains("was written to while");
        assertThat(SqliteFiles.query(file, "SELECT v FROM t WHERE id = 999999").toString())
                .isEqualTo("[[written meanwhile]]");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatLiesInALeftOverWalIsPartOfTheOldFileAndNotOfTheNewOne() throws IOException {
        Path file = SqliteFiles.leftOverWal(
                home.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        migrateForth(file);
        database.execute("DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (3, 'c')");
        BuiltJar.Result result = start(file).await();
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(Files.exists(home.resolve("a.db-wal"))).isFalse();
        assertThat(Files.readAllBytes(file)[18]).as("WAL mode is kept").isEqualTo((byte) 2);
        assertThat(SqliteFiles.query(file, "SELECT id, v FROM t ORDER BY id").toString())
                .isEqualTo("[[2, b], [3, c]]");
    }

    @Test
    void aHotJournalIsRolledBackBeforeTheOldFileIsReplaced() throws IOException {
        Path file = SqliteFiles.hotJournal(
                home.resolve("a.db"),
                List.of("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, at DATETIME, j JSON)", rows(2_000)),
                List.of("UPDATE t SET v = 'torn'"));
        migrateForth(file);
        database.execute("DELETE FROM t WHERE id > 1000", "UPDATE t SET v = 'new' WHERE id = 1");
        BuiltJar.Result result = start(file).await();
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(Files.exists(home.resolve("a.db-journal"))).isFalse();
        assertThat(SqliteFiles.query(file, "SELECT count(*), min(v), max(v) FROM t")
                        .toString())
                .isEqualTo("[[1000, new, value 999]]");
        assertThat(new Comparison(file, database).allTablesEqual()).isEqualTo(1000);
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = forth("CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        database.execute("INSERT INTO t VALUES (2)");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(home.resolve("d")).resolve("link.db"), file);
        assertThat(start(link).await().exitStatus()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM t").toString()).isEqualTo("[[2]]");
    }

    @Test
    void obstaclesHaveTheirExitStatus() {
        Path file = forth("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        assertThat(new BuiltJar(home)
                        .with("SESSIONDB_POSTGRES_URL", "postgresql://x:y@localhost:1/none")
                        .run("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace")
                        .exitStatus())
                .isEqualTo(12);
        BuiltJar.Result usage =
                jar().run("migrate", "to", "sqlite", "--from", "json", "--sqlite-path", file.toString());
        assertThat(usage.exitStatus()).isEqualTo(3);
        assertThat(usage.stderr()).contains("no JSON file was given");
        Path elsewhere = home.resolve("missing/dir/x.db");
        BuiltJar.Result nowhere = jar().run("migrate", "to", "sqlite", "--sqlite-path", elsewhere.toString());
        assertThat(nowhere.exitStatus()).as(nowhere.stderr()).isEqualTo(4);
        Path encrypted = SqliteFiles.encrypted(home.resolve("secret.db"));
        BuiltJar.Result other =
                jar().run("migrate", "to", "sqlite", "--sqlite-path", encrypted.toString(), "--replace");
        assertThat(other.exitStatus()).as(other.stderr()).isEqualTo(4);
        database.admin("CREATE TABLE hidden (id int)");
        BuiltJar.Result unreadable =
                jar().run("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace");
        assertThat(unreadable.exitStatus()).as(unreadable.stderr()).isEqualTo(4);
        assertThat(unreadable.stdout()).contains("GRANT SELECT ON \"hidden\"");
    }

    private static String rows(int count) {
        return """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO t SELECT i, 'value ' || i, '2026-11-20 20:23:15', '{"a": [1, 2, 3]}' FROM n
                """.formatted(count);
    }

    private Path forth(String... statements) {
        Path file = SqliteFiles.create(home.resolve("a.db"), statements);
        migrateForth(file);
        return file;
    }

    private void migrateForth(Path file) {
        BuiltJar.Result result =
                jar().run("migrate", "to", "postgres", "--sqlite-path", file.toString(), "--execute", "--quiet");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
    }

    private BuiltJar.Running start(Path file) {
        return jar().start("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace", "--execute");
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    private List<String> leftovers() throws IOException {
        try (var all = Files.list(home)) {
            return all.map(p -> p.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp") || name.endsWith("-journal"))
                    .toList();
        }
    }
}
