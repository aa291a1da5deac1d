package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of values and rows that don't fit: by option, and by profile. Judged by SQL of the test's own. */
class PoliciesIT {
    private TestDatabase database;

    @TempDir
    private Path home;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rejectedRowsGoToAFileAndComeBackMended() throws IOException, SQLException {
        Path file = source(
                "CREATE TABLE p (id INTEGER PRIMARY KEY, n INTEGER)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p)",
                "CREATE TABLE w (k TEXT, n INTEGER, PRIMARY KEY (k)) WITHOUT ROWID",
                "INSERT INTO p VALUES (1, 5), (2, 'many'), (3, x'00ff')",
                "INSERT INTO c VALUES (10, 1), (11, 2), (12, 99), (13, NULL)",
                "INSERT INTO w VALUES ('a', 1), ('b', 'two'), ('c', 3)");
        Migration first = run(file, "--on-error", "skip");
        assertThat(first.exitStatus()).as(first.error()).isEqualTo(13);
        assertThat(first.document().path("status").asText()).isEqualTo("ok");
        assertThat(rows("SELECT id, n FROM p")).containsExactly("1|5");
        assertThat(rows("SELECT id, p FROM c ORDER BY id")).containsExactly("10|1", "13|null");
        assertThat(rows("SELECT k, n FROM w ORDER BY k")).containsExactly("a|1", "c|3");
        assertThat(accounted(first)).isEqualTo("10 of 10");

        Path rejects = Path.of(
                first.document().path("result").path("rejects").path("file").asText());
        assertThat(Files.getPosixFilePermissions(rejects)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        List<String> lines = Files.readAllLines(rejects);
        assertThat(lines).hasSize(5).allMatch(line -> line.startsWith("{\"table\":") && line.endsWith("}}"));
        assertThat(lines.get(0)).contains("\"rowid\":2", "\"column\":\"n\"", "\"row\":{\"id\":2,\"n\":\"many\"}");
        assertThat(lines.get(1)).contains("{\"blob\":\"AP8=\"}");
        assertThat(lines)
                .filteredOn(line -> line.contains("\"table\":\"c\""))
                .hasSize(2)
                .allMatch(line -> line.contains("foreign key"));

        Path mended = home.resolve("mended.jsonl");
        String text = String.join("\n", lines)
                .replace("\"n\":\"many\"", "\"n\":7")
                .replace("{\"blob\":\"AP8=\"}", "255")
                .replace("\"n\":\"two\"", "\"n\":\"2\"")
                .replace("\"p\":99", "\"p\":3");
        Files.writeString(mended, text);
        Migration second = run(file, "--retry-rejects", mended.toString());
        assertThat(second.exitStatus()).as(second.error()).isZero();
        assertThat(second.inserted()).isEqualTo(5);
        assertThat(rows("SELECT id, n FROM p ORDER BY id")).containsExactly("1|5", "2|7", "3|255");
        assertThat(rows("SELECT id, p FROM c ORDER BY id")).containsExactly("10|1", "11|2", "12|3", "13|null");
        assertThat(rows("SELECT k, n FROM w ORDER BY k")).containsExactly("a|1", "b|2", "c|3");
    }

    @Test
    void rejectsOfTablesThatTheTargetHasNotAreRefused() throws IOException {
        Path file = source("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        Path rejects = home.resolve("some.jsonl");
        Files.writeString(rejects, "{\"table\":\"t\",\"row\":{\"id\":1}}\n");
        Migration run = run(file, "--retry-rejects", rejects.toString());
        assertThat(run.exitStatus()).isEqualTo(4);
        assertThat(run.error()).contains("the target has no table `t`");
        Files.writeString(rejects, "{\"table\":\"t\",\"row\":{\"id\":1}}\nnot JSON\n");
        Migration broken = run(file, "--retry-rejects", rejects.toString());
        assertThat(broken.exitStatus()).isEqualTo(10);
        assertThat(broken.error()).contains("line 2");
    }

    @Test
    void widenKeepsEveryRowAndGivesUpWhatDoesNotHold() throws SQLException {
        Path file = source(
                "CREATE TABLE p (k TEXT PRIMARY KEY, n INTEGER, d DATETIME, b BLOB)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p TEXT REFERENCES p, s TEXT)",
                "INSERT INTO p VALUES (NULL, 1, '', x'01'), (NULL, 'x', '2024-01-01', 5), ('a', 2.5, 12, 'text')",
                "INSERT INTO c VALUES (1, 'nobody', CAST(x'6100ff' AS TEXT)), (2, 'a', 'plain')");
        Migration first = run(file, "--on-error", "widen");
        assertThat(first.exitStatus()).as(first.error()).isZero();
        assertThat(rows("SELECT k, n, d, encode(b, 'hex') FROM p ORDER BY n"))
                .containsExactlyInAnyOrder("null|1||01", "null|x|2024-01-01|35", "a|2.5|12|74657874");
        assertThat(rows("SELECT id, p, encode(s, 'hex') FROM c ORDER BY id"))
                .containsExactly("1|nobody|6100ff", "2|a|706c61696e");
        assertThat(rows("SELECT contype FROM pg_constraint WHERE conrelid = 'p'::regclass"))
                .as("the key is UNIQUE")
                .containsExactly("u");
        assertThat(rows("SELECT contype FROM pg_constraint WHERE conrelid = 'c'::regclass AND contype = 'f'"))
                .isEmpty();
        Migration second = run(file, "--on-error", "widen");
        assertThat(second.exitStatus()).as(second.error()).isZero();
        assertThat(second.inserted()).isZero();
    }

    @Test
    void orphansBecomeNullOrLoseTheirConstraint() throws SQLException {
        Path file = source(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p, q INTEGER NOT NULL REFERENCES p)",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO c VALUES (1, 7, 1), (2, 1, 1)");
        Migration failed = run(file);
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(failed.error())
                .contains("table `c`, column `p`: 1 row breaks its foreign key (references p (id)): rowid 1");
        Migration nulled = run(file, "--orphans", "null");
        assertThat(nulled.exitStatus()).as(nulled.error()).isZero();
        assertThat(rows("SELECT id, p, q FROM c ORDER BY id")).containsExactly("1|null|1", "2|1|1");
    }

    @Test
    void anOrphanWhoseKeyMayNotBeNullStopsTheRun() {
        Path file = source(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (q INTEGER NOT NULL REFERENCES p)",
                "INSERT INTO c VALUES (1)");
        assertThat(run(file, "--orphans", "null").exitStatus()).isEqualTo(4);
        assertThat(run(file, "--orphans", "drop-constraint").exitStatus()).isZero();
    }

    @Test
    void valuesAreChangedAsAsked() throws SQLException {
        Path file = source(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, d DATETIME, n INTEGER, s TEXT, j JSON)",
                "INSERT INTO t VALUES (1, '', '', '', '{\"a\":\"x\\u0000y\"}')",
                "INSERT INTO t VALUES (2, '  ', 5, 'a' || char(0) || 'b', NULL)",
                "INSERT INTO t VALUES (3, NULL, 6, CAST(x'66ff67' AS TEXT), NULL)");
        Migration run =
                run(file, "--empty", "null", "--nul", "strip", "--invalid-utf8", "replace", "--json-type", "jsonb");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT id, d, n, s, j FROM t ORDER BY id"))
                .containsExactly("1|null|null||{\"a\": \"xy\"}", "2|null|5|ab|null", "3|null|6|f\uFFFDg|null");
        assertThat(run.document().toString()).contains("2 empty texts become NULL");
    }

    @Test
    void keysThatBecomeEqualAreFoundBefore() throws SQLException {
        Path file = source(
                "CREATE TABLE b (c BOOLEAN PRIMARY KEY)",
                "INSERT INTO b VALUES (1), ('yes')",
                "CREATE TABLE u (id UUID UNIQUE, v)",
                "INSERT INTO u VALUES ('00000000-0000-0000-0000-00000000000A', 1), ('0000000000000000000000000000000a', 2), (NULL, 3), (NULL, 4)",
                "CREATE TABLE n (x NUMERIC(5,1), UNIQUE (x))",
                "INSERT INTO n VALUES (1), (2)");
        Migration failed = run(file);
        assertThat(failed.exitStatus()).as(failed.error()).isEqualTo(4);
        assertThat(failed.error())
                .contains(
                        "table `b`, column `c`: 1 row breaks its primary key",
                        "rowid 2",
                        "table `u`, column `id`: 1 row breaks its unique")
                .doesNotContain("table `n`");
        Migration skipped = run(file, "--on-error", "skip");
        assertThat(skipped.exitStatus()).as(skipped.error()).isEqualTo(13);
        assertThat(rows("SELECT v FROM u ORDER BY v")).containsExactly("1", "3", "4");
        assertThat(rows("SELECT c FROM b")).containsExactly("t");
    }

    @Test
    void aUniqueConstraintThatDoesNotHoldIsGivenUpAndAccountedFor() throws SQLException {
        Path file = source(
                "CREATE TABLE u (id UUID UNIQUE, v)",
                "INSERT INTO u VALUES ('00000000-0000-0000-0000-00000000000A', 1), ('0000000000000000000000000000000a', 2)");
        Migration run = run(file, "--on-error", "widen");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT v FROM u ORDER BY v")).containsExactly("1", "2");
        assertThat(accounted(run)).isEqualTo("2 of 2");
    }

    @Test
    void rowsThatBreakTheirOwnCheckAreNamed() throws SQLException {
        Path file = source(
                "CREATE TABLE t (n INTEGER CHECK (n > 0), j TEXT CHECK (json_extract(j, '$.a') > 0))",
                "PRAGMA ignore_check_constraints = ON",
                "INSERT INTO t VALUES (1, '{\"a\":1}'), (-1, 'no JSON')");
        Migration failed = run(file);
        assertThat(failed.exitStatus()).as(failed.error()).isEqualTo(4);
        assertThat(failed.error()).contains("1 row breaks its check (n > 0): rowid 2");
        assertThat(run(file, "--on-error", "skip").exitStatus()).isEqualTo(13);
        assertThat(rows("SELECT n, j FROM t")).containsExactly("1|{\"a\":1}");
    }

    @Test
    void rowsThatTheTargetRefusesAreLeftOutWithWhatRefersToThem() throws SQLException {
        database.execute(
                "CREATE TABLE p (id bigint PRIMARY KEY, n integer CHECK (n < 10))",
                "CREATE TABLE c (id bigint PRIMARY KEY, p bigint REFERENCES p)");
        Path file = source(
                "CREATE TABLE p (id INTEGER PRIMARY KEY, n INTEGER)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER)",
                "INSERT INTO p VALUES (1, 5), (2, 50)",
                "INSERT INTO c VALUES (10, 1), (11, 2), (12, 77)");
        Migration failed = run(file);
        assertThat(failed.exitStatus()).as(failed.error()).isEqualTo(4);
        assertThat(failed.document().toString()).contains("rowid 2", "rowid 11", "rowid 12");
        Migration skipped = run(file, "--on-error", "skip");
        assertThat(skipped.exitStatus()).as(skipped.error()).isEqualTo(13);
        assertThat(rows("SELECT id FROM p")).containsExactly("1");
        assertThat(rows("SELECT id FROM c")).containsExactly("10");
        assertThat(accounted(skipped)).isEqualTo("5 of 5");
    }

    @Test
    void whatProfileInitWritesIsAProfile() throws IOException, SQLException {
        Path file = source(
                "CREATE TABLE \"odd \"\"table\" (id INTEGER PRIMARY KEY, \"the: column #1\" DECIMAL(10, 2), d TIMESTAMP, x)",
                "INSERT INTO \"odd \"\"table\" VALUES (1, 1.5, 1710037800, 'it''s: #')");
        Path profile = home.resolve("made.yaml");
        Program program = new Program(home);
        assertThat(program.run("profile", "init", "--sqlite-path", file.toString(), profile.toString())
                        .exitStatus())
                .isZero();
        assertThat(program.run("profile", "init", "--sqlite-path", file.toString(), profile.toString())
                        .exitStatus())
                .as("the file is there already")
                .isEqualTo(3);
        assertThat(Files.readString(profile)).contains("\"odd \\\"table\":", "type: numeric(10,2)", "numbers: seconds");
        Migration run = run(file, "--profile", profile.toString());
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT \"the: column #1\", x FROM \"odd \"\"table\"")).containsExactly("1.50|it's: #");
    }

    @Test
    void schemaShowGivesTheReasonForEachTypeAndAsksNoServer() {
        Path file =
                source("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b INTEGER)", "INSERT INTO t VALUES (1, 'x', 2.5)");
        Program.Result shown = new Program(home).run("schema", "show", "--sqlite-path", file.toString());
        assertThat(shown.exitStatus()).isZero();
        assertThat(shown.stdout())
                .contains("id  INTEGER   -> bigint identity  (declared)", "(seen: texts only)")
                .contains(
                        "(declared as integers, but not every number is one)",
                        "accounted for: 4 of 4 objects, 1 of 1 rows");
    }

    @Test
    void aProfileSaysItPerTableAndColumn() throws IOException, SQLException {
        Path file = source(
                "CREATE TABLE Sessions (id INTEGER PRIMARY KEY, repoName TEXT, repo_name TEXT, at INTEGER, state TEXT, junk TEXT)",
                "INSERT INTO Sessions VALUES (1, 'a', NULL, 1710037800123, 'old', 'x'), (2, NULL, 'b', 0, 'n/a', NULL)",
                "CREATE TABLE scratch (v)",
                "CREATE TABLE bad (id INTEGER PRIMARY KEY, n INTEGER)",
                "INSERT INTO bad VALUES (1, 'x'), (2, 2)");
        Path profile = home.resolve("profile.yaml");
        Files.writeString(profile, """
                version: 1
                tables:
                  sessions:
                    name: app_sessions
                    columns:
                      at: {name: created_at, type: timestamptz, numbers: milliseconds}
                      state: {values: {old: closed, n/a: null}}
                      junk: {skip: true}
                      repoName: {skip: true}
                      repo_name: {skip: true}
                    derived:
                      repo: {sql: "coalesce(repoName, repo_name)", type: TEXT}
                  scratch: {skip: true}
                  bad: {on-error: skip}
                """);
        Migration run = run(file, "--profile", profile.toString());
        assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
        assertThat(rows("SELECT id, created_at AT TIME ZONE 'UTC', state, repo FROM app_sessions ORDER BY id"))
                .containsExactly("1|2024-03-10 02:30:00.123|closed|a", "2|1970-01-01 00:00:00|null|b");
        assertThat(rows("SELECT count(*) FROM information_schema.columns WHERE table_name = 'app_sessions'"))
                .containsExactly("4");
        assertThat(rows("SELECT id, n FROM bad")).containsExactly("2|2");
        assertThat(rows("SELECT to_regclass('scratch') IS NULL")).containsExactly("t");
        assertThat(accounted(run)).isEqualTo("4 of 4");
    }

    @Test
    void everyMistakeInAProfileIsSaidAtOnce() throws IOException {
        Path file = source("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        Path profile = home.resolve("profile.yaml");
        Files.writeString(profile, """
                version: 2
                tabels: {}
                defaults: {on-error: maybe, orphans: null}
                tables:
                  t:
                    columns:
                      id: {type: varchar(0), numbers: weeks}
                    derived:
                      x: {type: TEXT}
                """);
        Migration run = run(file, "--profile", profile.toString());
        assertThat(run.exitStatus()).isEqualTo(3);
        assertThat(run.error())
                .contains("`version`", "`tabels`", "`defaults.on-error`", "`tables.t.columns.id.type`")
                .contains("`tables.t.columns.id.numbers`", "`tables.t.derived.x.sql`")
                .doesNotContain("orphans`");
        Files.writeString(profile, "tables: {sesions: {}, t: {columns: {idd: {}}}}\n");
        Migration unknown = run(file, "--profile", profile.toString());
        assertThat(unknown.exitStatus()).isEqualTo(4);
        assertThat(unknown.error()).contains("the source has none such", "column `idd`");
    }

    @Test
    void namesAreWrittenInAnotherStyle() throws SQLException {
        Path file = source(
                "CREATE TABLE userAccounts (userId INTEGER PRIMARY KEY, HTTPStatus TEXT, http_status TEXT)",
                "INSERT INTO userAccounts VALUES (1, 'a', 'b')");
        Migration run = run(file, "--identifiers", "snake");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT user_id, http_status, http_status_2 FROM user_accounts"))
                .containsExactly("1|a|b");
        assertThat(run.document().toString()).contains("is called `http_status_2` in the target");
        assertThat(run(file, "--identifiers", "snake").inserted()).isZero();
    }

    @Test
    void declaredIntegersKeepTheirWidthWhereEveryValueFits() throws SQLException {
        Path file = source(
                "CREATE TABLE t (a SMALLINT, b INT, c INT, d BIGINT, e TINYINT)",
                "INSERT INTO t VALUES (1, 2, 3000000000, 4, 40000)");
        assertThat(run(file, "--integers", "declared").exitStatus()).isZero();
        assertThat(
                        rows(
                                "SELECT string_agg(atttypid::regtype::text, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0"))
                .containsExactly("smallint,integer,bigint,bigint,bigint");
        assertThat(rows("SELECT a, b, c, d, e FROM t")).containsExactly("1|2|3000000000|4|40000");
    }

    private Path source(String... statements) {
        return SqliteFiles.create(home.resolve("app.db"), statements);
    }

    private Migration run(Path file, String... options) {
        return Migration.run(file, database, "public", options);
    }

    private static String accounted(Migration run) {
        var node = run.document().path("result").path("accounted");
        assertThat(node.path("objectsAccounted").asLong(-1))
                .isEqualTo(node.path("objects").asLong(-2));
        return node.path("rowsAccounted").asLong() + " of " + node.path("rows").asLong();
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
