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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SQLite to PostgreSQL and back: what was written there meanwhile arrives, and what wasn't stays byte by byte. */
class MigrateToSqliteIT {
    private static final String SCHEMA =
            "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex%' ORDER BY type, name";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path file;

    @BeforeEach
    void goForth() {
        file = MusicStore.create(home.resolve("music store.db"));
        SqliteFiles.create(
                file,
                "CREATE VIEW cheap AS SELECT * FROM Track WHERE Price < 1",
                "CREATE TRIGGER no_delete BEFORE DELETE ON Artist BEGIN SELECT raise(ABORT, 'never'); END",
                "CREATE TRIGGER shout AFTER INSERT ON Artist BEGIN UPDATE Artist SET Name = upper(Name) WHERE ArtistId = new.ArtistId; END");
        BuiltJar.Result forth =
                jar().run("migrate", "to", "postgres", "--sqlite-path", file.toString(), "--execute", "--quiet");
        assertThat(forth.exitStatus()).as(forth.stderr()).isZero();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void withoutChangesTheFileComesBackWithTheSameSchemaAndTheSameValues() throws IOException {
        List<?> schema = SqliteFiles.query(file, SCHEMA);
        List<List<String>> values = contents(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        JsonNode result = result(back("--replace", "--execute"));
        assertThat(SqliteFiles.query(file, SCHEMA)).isEqualTo(schema);
        assertThat(contents(file)).isEqualTo(values);
        assertThat(result.get("tables")).isNotEmpty().allSatisfy(t -> assertThat(t.get("unchanged"))
                .isEqualTo(t.get("rows")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(new Comparison(file, database).allTablesEqual()).isEqualTo(MusicStore.ROWS);
        assertThat(SqliteFiles.query(file, "PRAGMA integrity_check").toString()).isEqualTo("[[ok]]");
        Path copy = Path.of(result.get("backup").get("copy").get("path").asText());
        assertThat(contents(copy)).isEqualTo(values);
        assertThat(names(home)).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void whatWasWrittenInPostgresArrivesAndTheRestStaysAsItWas() {
        database.execute(
                "INSERT INTO \"Artist\" VALUES (70, 'new one')",
                "INSERT INTO \"Album\" (\"Title\", \"ArtistId\", \"Released\") VALUES ('new album', 70, '2026-11-21')",
                "UPDATE \"Track\" SET \"Price\" = 3.25, \"Explicit\" = true, \"AddedAt\" = '2026-11-21 10:11:12.5+00' WHERE \"TrackId\" = 1",
                "UPDATE \"Track\" SET \"Tags\" = '{\"x\": [1, 2]}', \"Sample\" = '\\x0102' WHERE \"TrackId\" = 2",
                "DELETE FROM \"PlaylistTrack\" WHERE \"TrackId\" = 1",
                "DELETE FROM \"Log\" WHERE ctid = (SELECT min(ctid) FROM \"Log\")",
                "UPDATE \"order\" SET \"camelCase\" = 12345.678 WHERE \"select\" = 3");
        List<String> third = row(file, "Track", "TrackId = 3");
        List<String> first = row(file, "Track", "TrackId = 1");
        BuiltJar.Result result = back("--replace", "--execute");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        new Comparison(file, database).allTablesEqual();
        assertThat(row(file, "Track", "TrackId = 3")).isEqualTo(third);
        List<String> changed = row(file, "Track", "TrackId = 1");
        assertThat(changed.get(8)).as("a value that nobody changed").isEqualTo(first.get(8));
        assertThat(changed.get(5)).as("a boolean as most were").isEqualTo("integer 1");
        assertThat(SqliteFiles.query(file, "SELECT Name FROM Artist WHERE ArtistId = 70")
                        .toString())
                .as("no trigger fires")
                .isEqualTo("[[new one]]");
        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM Log").toString())
                .isEqualTo("[[1]]");
        assertThat(SqliteFiles.query(file, "SELECT seq FROM sqlite_sequence WHERE name = 'Album'")
                        .toString())
                .isEqualTo("[[901]]");
    }

    @Test
    void aDryRunTriesAllOfItAndLeavesEverythingAsItWas() throws IOException {
        database.execute(
                "DELETE FROM \"PlaylistTrack\"", "UPDATE \"Artist\" SET \"Name\" = 'x' WHERE \"ArtistId\" = 1");
        DirectorySnapshot files = DirectorySnapshot.of(home);
        BuiltJar.Result result = jar().run("migrate", "to", "sqlite", "--sqlite-path", file.toString(), "--replace");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
        assertThat(result.stdout())
                .contains("values compared in a private copy, all equal")
                .containsPattern("PlaylistTrack +0 +0 +0 +0 +3\n")
                .containsPattern("Artist +3 +2 +1 +0 +0\n")
                .endsWith("--replace --dry-run=false\n");
        JsonNode json = result(back("--replace"));
        assertThat(json.get("tables").toString()).contains("\"removed\":3");
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenThatWasSaid() {
        DirectorySnapshot files = DirectorySnapshot.of(home);
        BuiltJar.Result result = back("--execute");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stderr()).contains("exists", "--replace");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
    }

    @Test
    void aNewFileIsMadeFromPostgresAlone() throws IOException {
        database.execute(
                "CREATE TABLE plain (a integer NOT NULL, b text DEFAULT 'it''s', c timestamptz DEFAULT now(), PRIMARY KEY (a))",
                "INSERT INTO plain VALUES (5, NULL, '2026-01-02 03:04:05.678901+02')");
        Path fresh = home.resolve("fresh.db");
        BuiltJar.Result result = backTo(fresh, "--execute");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(new Comparison(fresh, database).allTablesEqual()).isEqualTo(MusicStore.ROWS + 1);
        assertThat(SqliteFiles.query(fresh, "SELECT a, b, c FROM plain").toString())
                .isEqualTo("[[5, null, 2026-01-02T01:04:05.678901Z]]");
        assertThat(SqliteFiles.query(fresh, "SELECT \"table\", \"to\", on_delete FROM pragma_foreign_key_list('Album')")
                        .toString())
                .isEqualTo("[[Artist, ArtistId, CASCADE]]");
        assertThat(SqliteFiles.query(fresh, "PRAGMA foreign_key_check")).isEmpty();
        SqliteFiles.create(fresh, "INSERT INTO Album (Title, ArtistId) VALUES ('next', 1)");
        assertThat(SqliteFiles.query(fresh, "SELECT max(AlbumId) FROM Album").toString())
                .isEqualTo("[[901]]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rw-------");
    }

    @Test
    void tablesAndColumnsThatOnlyOneSideHasAreKeptAndSaid() {
        SqliteFiles.create(file, "CREATE TABLE here (v)", "INSERT INTO here VALUES ('stays'), (x'00')");
        SqliteFiles.create(
                file,
                "ALTER TABLE Artist ADD COLUMN local TEXT DEFAULT 'd'",
                "UPDATE Artist SET local = 'l' || ArtistId WHERE ArtistId > 0");
        database.execute(
                "CREATE TABLE there (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n numeric, t text UNIQUE)",
                "INSERT INTO there (n, t) VALUES (12345678901234567890.123456789, 'a'), (0.10, NULL)",
                "ALTER TABLE \"Album\" ADD COLUMN rating integer NOT NULL DEFAULT 3",
                "INSERT INTO \"Artist\" VALUES (71, 'later')");
        BuiltJar.Result result = back("--replace", "--execute");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout()).contains("only-in-sqlite", "column-added", "column-only-in-sqlite");
        new Comparison(file, database).tableEqual("Album");
        new Comparison(file, database).tableEqual("there");
        assertThat(SqliteFiles.query(file, "SELECT typeof(v), hex(v) FROM here").toString())
                .isEqualTo("[[text, 7374617973], [blob, 00]]");
        assertThat(SqliteFiles.query(file, "SELECT local FROM Artist ORDER BY ArtistId")
                        .toString())
                .isEqualTo("[[d], [l1], [l2], [d]]");
    }

    @Test
    void everyKindOfValueHasASpelling() {
        database.execute("""
                CREATE TABLE kinds (id integer PRIMARY KEY, b boolean, s smallint, r real, d double precision, n numeric, t text,
                    v varchar(5), c char(5), y bytea, da date, ti time, ts timestamp, tz timestamptz, j json, jb jsonb, u uuid)
                """, """
                INSERT INTO kinds VALUES
                    (1, true, -32768, 1.5, 'NaN', 'NaN', 'emoji 😀', 'abc', 'ab', '\\x00ff', '0001-01-01', '24:00',
                     '9999-12-31 23:59:59.999999', '2026-01-01 00:00:00.1+00', '{"a":  1}', '{"b": [1, "x, y"]}',
                     '00112233-4455-6677-8899-aabbccddeeff'),
                    (2, false, 7, '-Infinity', 5e-324, -0.00012, '', '', '', '', '9999-12-31', '00:00:00.000001',
                     '0001-01-01', '1969-12-31 23:59:59.999999+00', 'null', '5', NULL)
                """);
        BuiltJar.Result result = back("--replace", "--execute");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(SqliteFiles.query(
                        file, "SELECT b, s, r, d, n, t, v, c, hex(y), da, ti, ts, tz, j, jb, u FROM kinds ORDER BY id"))
                .hasToString(
                        "[[1, -32768, 1.5, NaN, NaN, emoji 😀, abc, ab, 00FF, 0001-01-01, 24:00:00, 9999-12-31 23:59:59.999999, 2026-01-01T00:00:00.1Z, {\"a\":  1}, {\"b\": [1, \"x, y\"]}, 00112233-4455-6677-8899-aabbccddeeff],"
                                + " [0, 7, -Infinity, 4.9E-324, -1.2E-4, , , , , 9999-12-31, 00:00:00.000001, 0001-01-01 00:00:00, 1969-12-31T23:59:59.999999Z, null, 5, null]]");
    }

    @Test
    void aNumberThatTheOldColumnWouldRoundIsNamed() {
        database.execute(
                "ALTER TABLE \"order\" ALTER COLUMN \"camelCase\" TYPE numeric",
                "UPDATE \"order\" SET \"camelCase\" = 12345678901234567.89 WHERE \"select\" = 2");
        BuiltJar.Result result = back("--replace");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stderr())
                .contains(
                        "table `order`, select = 2, column `camelCase`",
                        "'12345678901234567.89', which a column declared as this one would change");
    }

    @Test
    void columnsWithoutARoomForTheirNameInPostgresComeBackUnderTheirOwn() {
        String name = "a_column_whose_name_is_longer_than_the_sixty_three_bytes_of_postgresql_";
        Path other = SqliteFiles.create(
                home.resolve("other.db"),
                "CREATE TABLE wide (id INTEGER PRIMARY KEY, " + name + "x TEXT, " + name + "y TEXT, ctid TEXT)",
                "INSERT INTO wide VALUES (1, 'x', 'y', 'c'), (2, 'xx', 'yy', 'cc')");
        assertThat(jar().run("migrate", "to", "postgres", "--sqlite-path", other.toString(), "--execute")
                        .exitStatus())
                .isZero();
        database.execute("UPDATE wide SET ctid_ = 'changed' WHERE id = 2");
        BuiltJar.Result result = backTo(other, "--replace", "--execute");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(SqliteFiles.query(other, "SELECT * FROM wide").toString())
                .isEqualTo("[[1, x, y, c], [2, xx, yy, changed]]");
    }

    @Test
    void rowsThatWereWrittenToTheOldFileMeanwhileAreSaidToBeLeftOut() {
        SqliteFiles.create(file, "DROP TRIGGER shout", "INSERT INTO Artist VALUES (80, 'only here')");
        BuiltJar.Result result = back("--replace");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stdout())
                .contains("1 row(s) that table `Artist` has in the SQLite file are not in PostgreSQL");
    }

    @Test
    void valuesThatSqliteCannotHoldAreNamedBeforeAnythingIsWritten() {
        DirectorySnapshot files = DirectorySnapshot.of(home);
        database.execute(
                "UPDATE \"Track\" SET \"AddedAt\" = 'infinity' WHERE \"TrackId\" = 3",
                "UPDATE \"Track\" SET \"AddedAt\" = '0044-03-15 BC' WHERE \"TrackId\" = 4");
        BuiltJar.Result result = back("--replace");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stderr()).contains("`Track`, TrackId = 3, column `AddedAt`", "TrackId = 4", "0001 to 9999");
        assertThat(back("--replace", "--execute").exitStatus()).isEqualTo(6);
        assertThat(contentsOfFile(files, "music store.db"))
                .isEqualTo(contentsOfFile(DirectorySnapshot.of(home), "music store.db"));
    }

    @Test
    void aRowThatTheOldTableRefusesIsNamed() {
        database.execute("ALTER TABLE \"Artist\" DROP CONSTRAINT \"Artist_Name_key\"");
        database.execute("INSERT INTO \"Artist\" VALUES (72, 'AC/DC')");
        BuiltJar.Result result = back("--replace", "--execute");
        assertThat(result.exitStatus()).isEqualTo(6);
        assertThat(result.stderr())
                .contains("table `Artist`", "ArtistId = 72", "UNIQUE", "the SQLite file is as it was");
    }

    private JsonNode result(BuiltJar.Result result) throws IOException {
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        return new ObjectMapper().readTree(result.stdout()).get("result");
    }

    private BuiltJar.Result back(String... more) {
        return backTo(file, more);
    }

    private BuiltJar.Result backTo(Path target, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("migrate", "to", "sqlite", "--from", "postgres", "--sqlite-path", target.toString(), "--json"));
        arguments.addAll(List.of(more));
        BuiltJar.Result result = jar().run(arguments.toArray(String[]::new));
        assertThat(result.stdout() + result.stderr()).doesNotContain(TestDatabase.PASSWORD);
        return result;
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    /** Every value of every table with its storage class. */
    private static List<List<String>> contents(Path file) {
        List<List<String>> all = new ArrayList<>();
        for (List<?> table : SqliteFiles.query(
                file,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_autoindex%' ORDER BY name")) {
            all.add(row(file, String.valueOf(table.get(0)), "1"));
        }
        return all;
    }

    private static List<String> row(Path file, String table, String where) {
        List<String> values = new ArrayList<>();
        for (List<?> column : SqliteFiles.query(file, "SELECT name FROM pragma_table_info('" + table + "')")) {
            String name = "\"" + column.get(0) + "\"";
            SqliteFiles.query(
                            file,
                            "SELECT typeof(%s) || ' ' || CASE typeof(%s) WHEN 'real' THEN printf('%%!.17g', %s) WHEN 'null' THEN '' WHEN 'integer' THEN %s ELSE hex(%s) END FROM \"%s\" WHERE %s"
                                    .formatted(name, name, name, name, name, table, where))
                    .forEach(value -> values.add(String.valueOf(value.get(0))));
        }
        return values;
    }

    private static String contentsOfFile(DirectorySnapshot snapshot, String name) {
        return String.valueOf(snapshot.entries().get(name));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).toList();
        }
    }
}
