package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile can say of an application whose files come in several versions. Judged by SQL of the test's own. */
class ProfilesIT {
    private static final String VERSIONS = """
            version: 1
            missing: ignore
            tables:
              people:
                columns:
                  full_name: {from: [fullName, full_name], type: varchar(20), not-null: true}
                  born_at: {from: [bornAt, born_at], prefer: timestamptz}
                  url: {from: [url], type: text, not-null: true, nulls: ''}
                  nick: {type: varchar(5), add: true}
                  token: {secret: true}
                  note: {prefer: [jsonb, json]}
                  junk: {skip: true, because: "it is rubbish"}
                when:
                  - target-has: [age]
                    derived:
                      age: {sql: "year - 1900", type: INTEGER, needs: [year]}
                    columns:
                      year: {skip: true}
              elsewhere: {missing: warn}
            """;

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
    void columnsSideBySideBecomeOneAndRowsInWhichTheyDifferAreNamed() throws IOException {
        Path file = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, fullName TEXT, full_name TEXT, bornAt TEXT, born_at TEXT, url TEXT, token TEXT, note TEXT, junk TEXT)",
                "INSERT INTO people VALUES (1, 'Ann', NULL, '2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z', NULL, 's3cret', '{}', 'x')",
                "INSERT INTO people VALUES (2, NULL, 'Bob', NULL, NULL, 'u', 'another', '{\"a\": 1}', NULL)",
                "INSERT INTO people VALUES (3, 'Cid', 'Sid', '2020-01-02 00:00:00', '2020-01-03 00:00:00', 'u', NULL, '[1]', NULL)");
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(
                        rows(
                                "SELECT id, full_name, to_char(born_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), url, nick, note->>'a' FROM people ORDER BY id"))
                .containsExactly("1|Ann|2020-01-01||null|null", "2|Bob|null|u|null|1", "3|Cid|2020-01-02|u|null|null");
        assertThat(
                        rows(
                                "SELECT column_name, data_type, character_maximum_length, is_nullable FROM information_schema.columns WHERE table_name = 'people' ORDER BY column_name"))
                .containsExactly(
                        "born_at|timestamp with time zone|null|YES",
                        "full_name|character varying|20|NO",
                        "id|bigint|null|NO",
                        "nick|character varying|5|YES",
                        "note|jsonb|null|YES",
                        "token|text|null|YES",
                        "url|text|null|NO");
        assertThat(messages(run, "merged-columns-differ"))
                .containsExactlyInAnyOrder(
                        "1 row holds different values in `fullName` and `full_name`, and that of the first is taken: rowid 3",
                        "1 row holds different values in `bornAt` and `born_at`, and that of the first is taken: rowid 3");
        assertThat(messages(run, "values-changed"))
                .containsExactly("1 NULLs become the empty text, as the profile says");
        assertThat(messages(run, "table-not-in-source")).hasSize(1);
        assertThat(messages(run, "column-not-carried"))
                .containsExactly("left out, as the profile says (it is rubbish): 1 values");

        Migration again = run(file);
        assertThat(again.exitStatus()).as(again.error()).isZero();
        assertThat(rows("SELECT count(*) FROM people")).containsExactly("3");
        assertThat(verify(file).exitStatus()).as(verify(file).out()).isZero();
    }

    @Test
    void anotherVersionOfTheFileGoesIntoTheSameTable() throws IOException {
        Path old = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, fullName TEXT, bornAt TEXT, url TEXT)",
                "INSERT INTO people VALUES (1, 'Ann', 'yesterday', 'u')");
        Migration run = run(old);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT full_name, born_at, nick FROM people")).containsExactly("Ann|yesterday|null");
        assertThat(messages(run, "type-widened"))
                .containsExactly("becomes `text`: not every value is one of `timestamptz`");
        database.execute("CREATE TABLE own (id int)", "INSERT INTO people (id, full_name, url) VALUES (9, 'new', '')");
        assertThat(verify(old).exitStatus()).as("only there").isEqualTo(7);
        assertThat(verify(old, "--subset").exitStatus()).as(verify(old).out()).isZero();
        database.execute("UPDATE people SET full_name = 'Eve' WHERE id = 1");
        assertThat(verify(old, "--subset").exitStatus()).as("differs").isEqualTo(7);
    }

    /** Once in the file that is still there, once in a new one, made as the ledger remembers the old one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheProfileMadeHasAWayBack(boolean fileIsThere) throws IOException {
        Path file = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, fullName TEXT, full_name TEXT, url TEXT)",
                "INSERT INTO people VALUES (1, 'Ann', NULL, NULL), (2, NULL, 'Bob', 'u'), (3, 'Cid', 'Sid', NULL)");
        assertThat(run(file).exitStatus()).isZero();
        database.execute(
                "UPDATE people SET full_name = 'Bobby' WHERE id = 2",
                "INSERT INTO people (id, full_name, url, nick) VALUES (4, 'Dan', '', 'dd')");
        Path back = fileIsThere ? file : home.resolve("back.db");
        CommandLine.Result returned = new CommandLine(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .run(
                        "migrate",
                        "to",
                        "sqlite",
                        "--from",
                        "postgres",
                        "--sqlite-path",
                        back.toString(),
                        "--profile",
                        profile(),
                        "--replace",
                        "--execute");
        assertThat(returned.exitStatus()).as(returned.out() + returned.err()).isZero();
        String parts = fileIsThere ? "[Cid, Sid, null, null]" : "[Cid, null, null, null]";
        assertThat(SqliteFiles.query(back, "SELECT fullName, full_name, url, nick FROM people ORDER BY id"))
                .extracting(Object::toString)
                .containsExactly(
                        "[Ann, null, null, null]",
                        fileIsThere ? "[Bobby, Bob, u, null]" : "[Bobby, null, u, null]",
                        parts,
                        "[Dan, null, null, dd]");
    }

    @Test
    void whatHoldsOnlyOfAnExistingTableAppliesOnlyThere() throws IOException {
        Path file = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, year INTEGER)",
                "INSERT INTO people VALUES (1, 1950), (2, NULL)");
        database.execute("CREATE TABLE people (id bigint PRIMARY KEY, age integer)");
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT id, age FROM people ORDER BY id")).containsExactly("1|50", "2|null");
        database.execute("DROP TABLE people");
        Migration fresh = run(file);
        assertThat(fresh.exitStatus()).as(fresh.error()).isZero();
        assertThat(rows("SELECT id, year FROM people ORDER BY id")).containsExactly("1|1950", "2|null");
    }

    @Test
    void everyRowIsKeptWhereThatIsAskedFor() throws IOException {
        Path file = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, fullName TEXT)",
                "INSERT INTO people VALUES (1, 'Ann'), (2, 'somebody of more than twenty characters')");
        assertThat(run(file).exitStatus()).isEqualTo(4);
        Migration run = Migration.run(file, database, "public", "--profile", profile(), "--on-error", "widen");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT id, full_name, pg_typeof(full_name) FROM people ORDER BY id"))
                .containsExactly("1|Ann|text", "2|somebody of more than twenty characters|text");
    }

    @Test
    void aSecretValueIsNamedAndNeverPrinted() throws IOException {
        Path file = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, fullName TEXT, token TEXT)",
                "INSERT INTO people VALUES (1, 'Ann', 'hunter22')");
        database.execute("CREATE TABLE people (id bigint PRIMARY KEY, full_name text, token uuid)");
        Migration run = run(file);
        assertThat(run.exitStatus()).isEqualTo(4);
        assertThat(run.output() + run.error()).contains("rowid 1").doesNotContain("hunter22");
        database.execute("ALTER TABLE people ALTER token TYPE text");
        database.execute("INSERT INTO people VALUES (1, 'Ann', 'hunter23')");
        assertThat(verify(file).out()).contains("token").doesNotContain("hunter2");
        Migration differing = run(file);
        assertThat(differing.exitStatus()).isEqualTo(4);
        assertThat(differing.document().toString() + differing.output())
                .contains("column `token`: source '***', target '***'")
                .doesNotContain("hunter2");
    }

    @Test
    void aMissingValueThatTheTargetNeedsStopsTheRunBeforeAnythingIsWritten() throws IOException {
        Path file = source(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, fullName TEXT, full_name TEXT)",
                "INSERT INTO people VALUES (1, NULL, NULL)");
        Migration run = run(file);
        assertThat(run.exitStatus()).as(run.output()).isEqualTo(4);
        assertThat(run.output()).contains("breaks its not null", "rowid 1");
        assertThat(rows("SELECT count(*) FROM pg_class WHERE relname = 'people'"))
                .containsExactly("0");
    }

    private Path source(String... statements) {
        return SqliteFiles.create(home.resolve("app.db"), statements);
    }

    private Migration run(Path file) throws IOException {
        return Migration.run(file, database, "public", "--profile", profile());
    }

    private String profile() throws IOException {
        return Files.writeString(home.resolve("profile.yaml"), VERSIONS).toString();
    }

    private CommandLine.Result verify(Path file, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("verify", "--sqlite-path", file.toString(), "--profile", profile()));
        arguments.addAll(List.of(options));
        return new CommandLine(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .run(arguments.toArray(String[]::new));
    }

    private static List<String> messages(Migration run, String code) {
        return StreamSupport.stream(
                        run.document()
                                .path("result")
                                .path("plan")
                                .path("findings")
                                .spliterator(),
                        false)
                .filter(finding -> finding.path("code").asText().equals(code))
                .map(finding -> finding.path("message").asText())
                .toList();
    }

    private List<String> rows(String sql) {
        return database.query(sql).stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
                .toList();
    }
}
