package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate to postgres --catch-up}, as the operator runs it. */
class CatchUpIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PEOPLE = "SELECT id, name, boss FROM person ORDER BY id";
    private static final String VISITS = "SELECT at, what FROM visit ORDER BY 1, 2";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private Path source() {
        return home.resolve("app.db");
    }

    private void makeSource() {
        SqliteFiles.create(
                source(),
                "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE COLLATE NOCASE, boss INTEGER REFERENCES person ON DELETE CASCADE)",
                "CREATE TABLE visit (at TEXT, what TEXT)",
                "CREATE TABLE quiet (id INTEGER PRIMARY KEY)",
                "INSERT INTO person VALUES (1, 'ada', NULL), (2, 'bob', 1), (3, 'cy', 2), (4, 'di', 2), (9, 'gone', NULL)",
                "DELETE FROM person WHERE id = 9",
                "INSERT INTO visit VALUES ('a', 'x'), ('a', 'x'), ('b', NULL)",
                "INSERT INTO quiet VALUES (1)");
    }

    private void change(String... statements) {
        try (Connection connection = SqliteFiles.connect(source())) {
            SqliteFiles.execute(connection, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void changeEverything() {
        change(
                "DELETE FROM person WHERE id = 3",
                "INSERT INTO person VALUES (5, 'cy', 4), (6, 'ed', 5)",
                "UPDATE person SET name = 'ADA' WHERE id = 1",
                "UPDATE person SET boss = 1 WHERE id = 4",
                "DELETE FROM person WHERE id = 2",
                "INSERT INTO visit VALUES ('a', 'x'), ('c', 'new')",
                "DELETE FROM visit WHERE at = 'b'");
    }

    private BuiltJar.Result sessiondb(String... arguments) {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", source().toString())
                .run(arguments);
    }

    private BuiltJar.Result migrate(String... more) {
        return sessiondb(Stream.concat(Stream.of("migrate", "to", "postgres"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode result(BuiltJar.Result done) throws IOException {
        assertThat(done.exitStatus()).as(done.stdout() + done.stderr()).isZero();
        return JSON.readTree(done.stdout()).get("result");
    }

    private void requireSame() {
        assertThat(database.query(PEOPLE)).isEqualTo(rows(PEOPLE));
        assertThat(database.query(VISITS.replace("1, 2", "1, 2 NULLS FIRST"))).isEqualTo(rows(VISITS));
    }

    private List<List<@Nullable Object>> rows(String sql) {
        try (Connection connection = SqliteFiles.connect(source());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> all = new java.util.ArrayList<>();
            while (rows.next()) {
                @Nullable Object[] row = new Object[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    Object value = rows.getObject(i + 1);
                    row[i] = value instanceof Integer number ? Long.valueOf(number) : value;
                }
                all.add(Arrays.asList(row));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasInsertedUpdatedAndDeletedIsBroughtAndCanBeTakenBack() throws IOException {
        makeSource();
        result(migrate("--execute", "--json"));
        Map<String, List<List<@Nullable Object>>> before = TargetState.of(database);
        changeEverything();
        DirectorySnapshot files = DirectorySnapshot.of(home);
        BuiltJar.Result dry = migrate("--catch-up");
        assertThat(dry.exitStatus()).as(dry.stdout() + dry.stderr()).isZero();
        assertThat(dry.stdout())
                .contains(
                        "`person`: 2 rows to insert, 2 to update, 2 to delete",
                        "`visit`: 2 rows to insert, 0 to update, 1 to delete")
                .contains("plan: 2 tables, 6 rows");
        assertThat(DirectorySnapshot.of(home)).isEqualTo(files);
        assertThat(TargetState.of(database)).isEqualTo(before);

        JsonNode done = result(migrate("--catch-up", "--execute", "--set-default", "--json"));
        requireSame();
        assertThat(done.at("/accounted/rows").longValue()).isEqualTo(6);
        assertThat(database.value("SELECT count(*) FROM quiet")).isEqualTo(1L);
        assertThat(Files.exists(Path.of(done.at("/backup/copy/path").textValue())))
                .isTrue();

        BuiltJar.Result undone = sessiondb("undo", done.get("runId").textValue(), "--execute");
        assertThat(undone.exitStatus()).as(undone.stdout() + undone.stderr()).isZero();
        assertThat(TargetState.of(database)).isEqualTo(before);
        result(migrate("--catch-up", "--execute", "--json"));
        requireSame();
        change("DELETE FROM visit", "UPDATE person SET name = 'last' WHERE id = 6");
        result(migrate("--catch-up", "--execute", "--json"));
        requireSame();
        assertThat(migrate("--catch-up").stdout()).contains("nothing changed");
    }

    @Test
    void aRowThatSomebodyElseWroteToIsNamedAndNothingIsBroughtUntilAChoiceIsMade() throws IOException {
        makeSource();
        result(migrate("--execute", "--json"));
        database.execute("UPDATE person SET name = 'theirs' WHERE id = 4", "UPDATE person SET boss = 1 WHERE id = 3");
        Map<String, List<List<@Nullable Object>>> before = TargetState.of(database);
        changeEverything();
        for (String how : List.of("--dry-run", "--execute")) {
            BuiltJar.Result refused = migrate("--catch-up", how);
            assertThat(refused.exitStatus()).as(refused.stderr()).isEqualTo(4);
            assertThat(refused.stderr())
                    .contains(
                            "key (4) was written to in the target since the last run",
                            "key (3) is gone from the source");
            assertThat(TargetState.of(database)).isEqualTo(before);
        }
        result(migrate("--catch-up", "--execute", "--on-conflict", "update", "--json"));
        requireSame();
    }

    @Test
    void whatCanNotBeCaughtUpWithIsSaid() throws IOException {
        makeSource();
        assertThat(migrate("--catch-up").stderr()).contains("no run was published");
        JsonNode first = result(migrate("--execute", "--json"));
        change("ALTER TABLE visit ADD COLUMN more TEXT");
        BuiltJar.Result changed = migrate("--catch-up");
        assertThat(changed.exitStatus()).isEqualTo(4);
        assertThat(changed.stderr())
                .contains("tables of the source were made, changed or dropped since the last run: visit");
        Path copy = Path.of(first.at("/backup/copy/path").textValue());
        Files.write(copy, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(migrate("--catch-up").stderr()).contains(copy.toString(), "SHA-256");
        Files.delete(copy);
        assertThat(migrate("--catch-up").stderr()).contains(copy.toString(), "not there any more");
    }

    @Test
    void anApplicationThatWorksIsCaughtUpWithOnceItHasStopped() throws SQLException, IOException {
        try (Connection writer = SqliteFiles.connect(source())) {
            SqliteFiles.execute(
                    writer,
                    "PRAGMA journal_mode = WAL",
                    "CREATE TABLE account (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL)",
                    "CREATE TABLE open (id INTEGER PRIMARY KEY, account INTEGER REFERENCES account, note TEXT)",
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO account SELECT i, 100 FROM n");
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> write(writer, stop));
            BuiltJar.Result full = migrate("--execute", "--json");
            stop.set(true);
            assertThat(writing.join()).isPositive();
            assertThat(result(full).get("warnings").toString()).contains("--catch-up");
        }
        result(migrate("--catch-up", "--execute", "--json"));
        for (String sql : List.of("SELECT * FROM account ORDER BY id", "SELECT * FROM open ORDER BY id")) {
            assertThat(database.query(sql)).isEqualTo(rows(sql));
        }
    }

    /** Changes accounts, opens and closes entries, again and again. */
    private static int write(Connection writer, AtomicBoolean stop) {
        int done = 0;
        try {
            while (!stop.get() && done < 4_000) {
                done++;
                SqliteFiles.execute(
                        writer,
                        "BEGIN IMMEDIATE",
                        "UPDATE account SET balance = balance + 1 WHERE id = " + done,
                        "INSERT INTO open (account, note) VALUES (" + done + ", 'n" + done + "')",
                        "DELETE FROM open WHERE account = " + (done - 20),
                        "COMMIT");
                Thread.sleep(2);
            }
            return done;
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
