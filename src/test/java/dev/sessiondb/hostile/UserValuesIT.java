package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value of the user's data is said to the operator where he needs it, and is kept in no ledger, log or manifest. */
class UserValuesIT {
    private static final String VALUE = "va1ue-of-the-user";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void makeSource() {
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, note TEXT, number INTEGER)",
                "INSERT INTO t VALUES (1, 'a', 1), (2, '" + VALUE + "', 2)");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private BuiltJar.Result migrate(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"migrate", "to", "postgres", "--execute"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", home.resolve("app.db").toString())
                .run(arguments);
    }

    private void requireNotKept(BuiltJar.Result result) throws IOException, SQLException {
        Traces.bookkeeping(database)
                .forEach((table, rows) -> assertThat(rows).as(table).doesNotContain(VALUE));
        assertThat(result.stderr().lines().filter(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*")))
                .noneMatch(line -> line.contains(VALUE));
        assertThat(Traces.files(home, Set.of()))
                .anySatisfy((file, text) -> assertThat(file).endsWith("manifest.json"));
        Traces.files(home, Set.of()).forEach((file, text) -> {
            boolean rows = file.endsWith(".db") || file.endsWith(".rejects.jsonl") || file.endsWith("Z.json");
            if (!rows) {
                assertThat(text).as(file).doesNotContain(VALUE);
            }
        });
    }

    private String recorded() {
        return database.value("SELECT error_message FROM sessiondb_runs").toString();
    }

    @Test
    void whatATriggerSays() throws IOException, SQLException {
        database.execute(
                "CREATE TABLE t (id bigint PRIMARY KEY, note text, number bigint)",
                "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id = 2 THEN"
                        + " RAISE EXCEPTION 'no %', NEW.note USING ERRCODE = '23514', DETAIL = NEW.note; END IF;"
                        + " RETURN NULL; END $$",
                "CREATE CONSTRAINT TRIGGER no AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION no()");
        BuiltJar.Result result = migrate("--verbose");
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(6);
        assertThat(result.stderr()).contains("caused by: no " + VALUE);
        assertThat(recorded())
                .contains("is not kept", "[PL/pgSQL function public.no() line 1 at RAISE]", "(SQLSTATE 23514)");
        requireNotKept(result);
    }

    @Test
    void theRowsThatAConstraintRefuses() throws IOException, SQLException {
        database.execute(
                "CREATE TABLE t (id bigint PRIMARY KEY, note text, number bigint,"
                        + " CONSTRAINT one EXCLUDE USING btree (note WITH =) DEFERRABLE INITIALLY DEFERRED)",
                "INSERT INTO t VALUES (7, '" + VALUE + "', 7)");
        BuiltJar.Result result = migrate("--verbose");
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(6);
        assertThat(result.stderr()).contains("Key (note)=(" + VALUE + ") conflicts");
        assertThat(recorded()).contains("conflicting key value violates exclusion constraint \"one\" (SQLSTATE 23P01)");
        requireNotKept(result);
    }

    @Test
    void theRowsThatAreLeftOut() throws IOException, SQLException {
        try (Connection connection = SqliteFiles.connect(home.resolve("app.db"))) {
            SqliteFiles.execute(connection, "INSERT INTO t VALUES (3, 'c', '" + VALUE + "')");
        }
        BuiltJar.Result refused = migrate("--verbose");
        assertThat(refused.exitStatus()).as(refused.stderr()).isEqualTo(4);
        BuiltJar.Result skipped = migrate("--verbose", "--on-error", "skip");
        assertThat(skipped.exitStatus()).as(skipped.stderr()).isEqualTo(13);
        requireNotKept(skipped);
    }
}
