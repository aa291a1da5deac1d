package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code schema migrate} and {@code schema rollback}, with a stock Flyway looking on. */
class SchemaMigrationsIT {
    private static final String NOTES = "SELECT id, home, mark FROM notes ORDER BY id";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private OperatorSchema schema = new OperatorSchema(Path.of(""), database);

    @BeforeEach
    void writeScripts() {
        schema = new OperatorSchema(home, database).three();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private Program.Result ok(String... arguments) {
        Program.Result result = schema.run(arguments);
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        return result;
    }

    private Program.Result refused(int status, String... arguments) {
        Program.Result result = schema.run(arguments);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isEqualTo(status);
        return result;
    }

    private static List<String> states(JsonNode history) {
        return history.findValuesAsText("state");
    }

    @Test
    void aDryRunListsTheStatementsAndLeavesNothingBehind() {
        DirectorySnapshot before = DirectorySnapshot.of(home);
        Program.Result dry = ok("migrate");
        assertThat(dry.stdout())
                .contains(
                        "V1__notes.sql",
                        "2: CREATE TABLE notes",
                        "later/V3__tags.sql",
                        "nothing was changed; to do it: ");
        ok("migrate", "--rehearse");
        ok("status", "--json");
        ok("validate");
        ok("repair");
        ok("rollback", "--to", "0");
        assertThat(schema.tables()).isEmpty();
        assertThat(DirectorySnapshot.of(home)).isEqualTo(before);
        assertThat(database.value("SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_|^information'"))
                .isEqualTo(1L);
    }

    @Test
    void stockFlywayIsContentBeforeAfterAndAfterARollback() {
        assertThat(schema.seenByFlyway()).containsExactly("1 Pending", "2 Pending", "3 Pending");
        ok("migrate", "--to", "2", "--execute");
        assertThat(schema.seenByFlyway()).containsExactly("1 Success", "2 Success", "3 Pending");
        ok("migrate", "--dry-run=false");
        assertThat(schema.seenByFlyway()).containsExactly("1 Success", "2 Success", "3 Success");
        assertThat(database.query("SELECT * FROM tags ORDER BY note"))
                .containsExactly(List.of(1L, "one"), List.of(2L, "two"));
        assertThat(database.query(NOTES).get(4)).containsExactly(5L, "${HOME}", "a;b5");
        ok("rollback", "--to", "1", "--execute");
        assertThat(schema.seenByFlyway()).containsExactly("1 Success", "2 Pending", "3 Pending");
        assertThat(schema.stock(OperatorSchema.OWN).migrate().migrationsExecuted)
                .isEqualTo(2);
        assertThat(ok("validate", "--json").result().get("valid").booleanValue())
                .isTrue();
        assertThat(states(ok("status", "--json").result().at("/operator/versions")))
                .containsExactly("applied", "applied", "applied");
        ok("rollback", "--to", "0", "--execute");
        assertThat(schema.seenByFlyway()).containsExactly("1 Pending", "2 Pending", "3 Pending");
    }

    @Test
    void ofFourOfWhichTheLastFailsNoneIsAppliedAndTheFailureIsKept() {
        schema.script("V4__bad.sql", "CREATE TABLE more (a int);\n\nCREATE TABLE bad (\n  a int,\n  b intt\n);\n");
        Program.Result failed = refused(6, "migrate", "--execute");
        assertThat(failed.stderr())
                .contains(
                        "error: script `V4__bad.sql:5` failed",
                        "type \"intt\" does not exist",
                        "state: all of it was rolled back: the schema is as it was",
                        "hint: mend the script");
        assertThat(schema.tables()).containsExactly("sessiondb_operator_history", "sessiondb_schema_changes");
        assertThat(database.value("SELECT count(*) FROM sessiondb_operator_history"))
                .isEqualTo(0L);
        assertThat(database.query("SELECT action, state, versions::text, error_message FROM sessiondb_schema_changes"))
                .containsExactly(List.of(
                        "migrate",
                        "failed",
                        "{1,2,3,4}",
                        "script `V4__bad.sql:5` failed: type \"intt\" does not exist (SQLSTATE 42704)"));
        assertThat(ok("status").stdout()).contains("migrate of 1, 2, 3, 4: failed", "V4__bad.sql:5");
        assertThat(schema.seenByFlyway()).hasSize(4).allMatch(words -> words.endsWith("Pending"));
        schema.script("V4__bad.sql", "CREATE TABLE bad (a int);");
        ok("migrate", "--execute");
        assertThat(schema.tables()).contains("bad", "notes", "tags");
    }

    @Test
    void aRollbackBacksUpWhatItDropsAndThePrintedWayBackLeadsBack() {
        ok("migrate", "--execute");
        database.execute("INSERT INTO notes VALUES (6, 'written', 'later')");
        List<?> notes = database.query(NOTES);
        Program.Result dry = ok("rollback", "--to", "1");
        assertThat(dry.stdout())
                .contains(
                        "table `notes` loses or changes column `mark`",
                        "table `tags` is dropped",
                        "to take back, in one transaction: 3, 2");
        assertThat(database.query(NOTES)).isEqualTo(notes);
        Program.Result done = ok("rollback", "--to", "1", "--execute", "--json");
        assertThat(schema.tables()).contains("notes").doesNotContain("tags");
        assertThat(done.result().get("rolledBack").booleanValue()).isTrue();
        String manifest = done.result().at("/backup/manifest").textValue();
        assertThat(
                        database.query(
                                "SELECT action, state, versions::text, backup FROM sessiondb_schema_changes ORDER BY started_at DESC LIMIT 1"))
                .containsExactly(List.of("rollback", "done", "{3,2}", manifest));
        ok("migrate", "--to", "3", "--execute");
        Program.Result restored = schema.program()
                .run("restore", "--backup", manifest, "--to", "postgres", "--schema", "public", "--dry-run=false");
        assertThat(restored.exitStatus()).as(restored.stderr()).isZero();
        assertThat(database.query(NOTES)).isEqualTo(notes);
        assertThat(database.value("SELECT count(*) FROM tags")).isEqualTo(2L);
    }

    @Test
    void aMissingUndoScriptIsNamedAndNothingIsTakenBack() {
        ok("migrate", "--execute");
        schema.remove("U2__mark.sql");
        Program.Result refused = refused(4, "rollback", "--to", "0", "--execute");
        assertThat(refused.stderr()).contains("missing: `U2__mark.sql`", "state: nothing was changed", "hint: ");
        assertThat(schema.tables()).contains("notes", "tags");
        assertThat(refused(4, "rollback", "--to", "2.5").stderr()).contains("version 2.5 is not applied");
        ok("rollback", "--to", "2", "--execute");
        assertThat(schema.tables()).contains("notes").doesNotContain("tags");
    }

    @Test
    void anUndoScriptThatFailsTakesNothingBack() {
        ok("migrate", "--execute");
        schema.script("U1__notes.sql", "DROP TABLE notes;\nDROP TABLE nothing;");
        assertThat(refused(6, "rollback", "--to", "0", "--execute").stderr()).contains("`U1__notes.sql:2`", "state: ");
        assertThat(schema.tables()).contains("notes", "tags");
        assertThat(schema.seenByFlyway()).containsExactly("1 Success", "2 Success", "3 Success");
    }

    @Test
    void whatOtherSchemasWouldLoseIsRefused() {
        ok("migrate", "--execute");
        database.execute("CREATE SCHEMA other", "CREATE TABLE other.t AS SELECT 1 AS a");
        schema.script("U3__tags.sql", "DROP TABLE tags; DELETE FROM other.t;");
        schema.remove("later/U3__tags.sql");
        assertThat(refused(4, "rollback", "--to", "2").stderr()).contains("`other.t` has rows deleted or updated");
        assertThat(database.value("SELECT count(*) FROM other.t")).isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRUNCATE tags                              | is emptied or written anew
            DELETE FROM tags WHERE note = 1            | has rows deleted or updated
            UPDATE tags SET tag = upper(tag)           | has rows deleted or updated
            ALTER TABLE tags ALTER note TYPE integer   | loses or changes column `note`
            DO $$ BEGIN EXECUTE 'DROP TABLE tags'; END $$ | is dropped
            CREATE INDEX ON tags (tag)                 |
            """)
    void whatATableLosesIsFoundOutByTryingIt(String statement, @Nullable String loses) {
        ok("migrate", "--execute");
        schema.script("later/U3__tags.sql", statement + ";");
        JsonNode losses = ok("rollback", "--to", "2", "--json").result().get("losses");
        assertThat(losses.findValuesAsText("loses")).isEqualTo(loses == null ? List.of() : List.of(loses));
        ok("rollback", "--to", "2", "--execute");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE INDEX CONCURRENTLY i ON notes (home)         | take CONCURRENTLY out
            VACUUM notes                                        | execute it by itself with psql
            INSERT INTO notes (id) VALUES (9); COMMIT           | the whole batch is one transaction
            ALTER SYSTEM SET work_mem = '1MB'                   | execute it by itself with psql
            """)
    void whatCanNotBePartOfATransactionIsRefusedByName(String sql, String hint) {
        schema.script("V4__apart.sql", "-- first\n" + sql + ";");
        Program.Result refused = refused(4, "migrate", "--execute");
        assertThat(refused.stderr()).contains("`V4__apart.sql:2`", hint, "state: nothing was changed");
        assertThat(schema.tables()).isEmpty();
    }

    @Test
    void aVersionThatComesTooLateIsRefusedUnlessAskedFor() {
        schema.remove("V2__mark.sql");
        ok("migrate", "--execute");
        schema.script("V2__mark.sql", "ALTER TABLE notes ADD COLUMN mark text;");
        assertThat(refused(4, "migrate").stderr()).contains("version 2 is not applied, while 3 is", "--out-of-order");
        ok("migrate", "--out-of-order", "--execute");
        Program.Result back = ok("rollback", "--to", "1", "--json");
        assertThat(back.result().get("scripts").findValuesAsText("version")).containsExactly("2", "3");
        assertThat(schema.seenByFlyway()).contains("2 Out of Order");
    }

    @Test
    void repeatableScriptsComeLastAndAgainWhenTheyChange() {
        schema.script("R__view.sql", "CREATE OR REPLACE VIEW seen AS SELECT id FROM notes;");
        ok("migrate", "--execute");
        assertThat(ok("migrate").stdout()).contains("nothing is pending");
        schema.script("R__view.sql", "CREATE OR REPLACE VIEW seen AS SELECT id FROM notes WHERE id > 2;");
        assertThat(ok("migrate", "--execute").stdout()).contains("applied `view`");
        assertThat(database.value("SELECT count(*) FROM seen")).isEqualTo(3L);
        assertThat(ok("validate").stdout()).contains("all is as recorded");
        schema.seenByFlyway();
    }

    @Test
    void settingsOfAScriptEndWithIt() {
        schema.script("V4__settings.sql", "SET search_path = pg_catalog; SET LOCAL row_security = on;")
                .script("V5__after.sql", "CREATE TABLE after (a int);");
        ok("migrate", "--execute");
        assertThat(schema.tables()).contains("after");
    }
}
