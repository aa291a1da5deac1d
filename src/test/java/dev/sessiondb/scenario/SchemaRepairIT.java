package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code schema validate} and {@code schema repair}: what isn't as recorded, of whichever tool. */
class SchemaRepairIT {
    private static final String SLEEPING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";

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
        return ended(0, arguments);
    }

    private Program.Result ended(int status, String... arguments) {
        Program.Result result = schema.run(arguments);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isEqualTo(status);
        return result;
    }

    @Test
    void aChangedAndAMissingScriptAreNamedAndMendedOnlyWhenAsked() {
        ok("migrate", "--execute");
        schema.script("V1__notes.sql", "CREATE TABLE notes (id bigint);").remove("later/V3__tags.sql");
        Program.Result found = ended(7, "validate");
        assertThat(found.stdout())
                .contains(
                        "`V1__notes.sql` was changed after it was applied",
                        "`later/V3__tags.sql` was applied, and is gone")
                .contains("hint: put the script back", "2 differences");
        schema.script("V4__more.sql", "CREATE TABLE more (a int);");
        assertThat(ended(4, "migrate", "--execute").stderr()).contains("V1__notes.sql", "schema validate");
        List<?> history = database.query("SELECT * FROM sessiondb_operator_history ORDER BY 1");
        Program.Result dry = ok("repair");
        assertThat(dry.stdout())
                .contains("give version 1 the checksum", "mark version 3 as deleted", "nothing was changed");
        assertThat(database.query("SELECT * FROM sessiondb_operator_history ORDER BY 1"))
                .isEqualTo(history);
        JsonNode done = ok("repair", "--execute", "--json").result();
        assertThat(done.get("steps").findValuesAsText("action")).containsExactly("realign", "mark-deleted");
        assertThat(ok("validate").stdout()).contains("all is as recorded");
        assertThat(schema.seenByFlyway()).containsExactly("1 Success", "2 Success", "3 Deleted", "4 Pending");
        assertThat(schema.tables()).contains("notes", "tags");
        ok("migrate", "--execute");
        assertThat(schema.tables()).contains("more");
    }

    @Test
    void aMisspeltNameIsNoMissingScript() throws IOException {
        ok("migrate", "--execute");
        Files.move(
                schema.directory().resolve("V2__mark.sql"), schema.directory().resolve("V2_mark.sql"));
        assertThat(ended(4, "repair", "--execute").stderr()).contains("`V2_mark.sql`: no name of a migration");
        assertThat(ended(7, "validate").stdout()).contains("`V2_mark.sql`", "`V2__mark.sql` was applied, and is gone");
    }

    @Test
    void aRowOfAFailureIsRemoved() {
        ok("migrate", "--to", "2", "--execute");
        database.execute(
                "INSERT INTO sessiondb_operator_history VALUES (9, '3', 'tags', 'SQL', 'later/V3__tags.sql', 1, 'x', now(), 1, false)");
        assertThat(ended(7, "validate").stdout()).contains("`later/V3__tags.sql` is recorded as failed");
        assertThat(ended(4, "rollback", "--to", "0").stderr()).contains("recorded as failed");
        ok("repair", "--execute");
        assertThat(ok("status", "--json").result().at("/operator/versions").findValuesAsText("state"))
                .containsExactly("applied", "applied", "pending");
        ok("migrate", "--execute");
    }

    @Test
    void otherToolsAreRecognisedDescribedAndLeftAlone() {
        database.execute(
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('8f2c'), ('91ab')",
                "CREATE SCHEMA drizzle",
                "CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text, created_at bigint)",
                "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('a', 1763000000000)",
                "CREATE TABLE _prisma_migrations (id text, migration_name text, started_at timestamptz, finished_at timestamptz, rolled_back_at timestamptz, logs text)",
                "INSERT INTO _prisma_migrations VALUES ('1', '1_init', '2026-01-01', '2026-01-01'), ('2', '2_half', '2026-01-02', NULL)",
                "CREATE TABLE schema_migrations (version integer PRIMARY KEY, name text, applied_at timestamp, success boolean, error_message text)",
                "INSERT INTO schema_migrations VALUES (5, 'summary', now(), true, NULL), (6, 'preview', now(), false, 'x')",
                "CREATE TABLE flyway_schema_history (installed_rank int, version text, script text, success boolean)",
                "INSERT INTO flyway_schema_history VALUES (1, '1', 'V1__a.sql', true), (2, '2', 'V2__b.sql', false)",
                "CREATE TABLE django_migrations (id int, app text, name text, applied timestamptz)",
                "INSERT INTO django_migrations VALUES (1, 'auth', '0001_initial', now()), (2, 'auth', '0002_more', now())",
                "CREATE TABLE knex_migrations_lock (is_locked int)",
                "INSERT INTO knex_migrations_lock VALUES (1)",
                "CREATE TABLE databasechangeloglock (locked boolean, lockedby text)",
                "INSERT INTO databasechangeloglock VALUES (false, NULL)");
        JsonNode tools = ok("status", "--json").result().get("otherTools");
        assertThat(tools.findValuesAsText("name"))
                .containsExactly(
                        "Flyway", "Alembic", "Drizzle", "Prisma", "Django", "an application's own list", "Knex");
        assertThat(tools.findValuesAsText("version"))
                .containsExactly(
                        "1",
                        "8f2c, 91ab",
                        "1 migrations, the last of 2025-11-13",
                        "1_init",
                        "auth.0002_more",
                        "5",
                        "null");
        assertThat(tools.toString())
                .contains(
                        "script V2__b.sql failed",
                        "it has 2 heads",
                        "migration 2_half began at",
                        "version 6 failed",
                        "its lock is held");
        assertThat(ok("status").stdout()).contains("UNFINISHED: version 6 failed", "mend it with Flyway itself");
        assertThat(ok("repair", "--execute").stdout()).contains("there is nothing to mend", "nothing was changed");
        assertThat(database.value("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                .isEqualTo(1L);
        assertThat(schema.tables()).doesNotContain("sessiondb_schema_changes");
    }

    @Test
    void whatARunDerivedIsComparedWithItsTables() throws IOException {
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT '${HOME}', active BOOLEAN)",
                "CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users, at DATETIME)",
                "CREATE UNIQUE INDEX names ON users (name)",
                "INSERT INTO users VALUES (1, 'one', 1)");
        Program.Result run = schema.program()
                .run(
                        "migrate",
                        "to",
                        "postgres",
                        "--sqlite-path",
                        home.resolve("app.db").toString(),
                        "--execute");
        assertThat(run.exitStatus()).as(run.stderr()).isZero();
        JsonNode derived = ok("status", "--json").result().at("/derived/versions");
        assertThat(derived.findValuesAsText("state")).containsOnly("applied");
        assertThat(derived.toString()).contains("published by run").doesNotContain("could not be compared");
        requireStockFlywayIsContentWithTheDerivedHistory();

        database.execute("ALTER TABLE users ADD COLUMN more text, ALTER name TYPE text", "DROP TABLE posts");
        Program.Result drifted = ended(7, "validate");
        assertThat(drifted.stdout())
                .contains("table `posts` is gone", "table `users` has a further column `more`", "hint: undo the change")
                .contains("table `users` has column `name` as text not null, made as character varying(20) not null");
        assertThat(ok("repair").stdout()).contains("there is nothing to mend", "not for this command:");

        schema.script("V4__more.sql", "ALTER TABLE users ADD COLUMN more2 text; COMMENT ON TABLE users IS 'posts';");
        ok("migrate", "--execute");
        assertThat(ok("validate").stdout()).contains("all is as recorded");
        assertThat(ok("status").stdout())
                .contains("note: table `users` has a further column `more2`, as `V4__more.sql` may have made it");
        database.execute(
                "UPDATE sessiondb_migrations SET sql = sql || ' '  || chr(10) || 'x' WHERE description = 'tables'");
        assertThat(ended(7, "validate").stdout()).contains("in `sessiondb_migrations` was changed");
    }

    /** With the texts that are kept as its scripts, as an operator may write them out. */
    private void requireStockFlywayIsContentWithTheDerivedHistory() throws IOException {
        Path directory = Files.createDirectories(home.resolve("derived"));
        for (List<?> row : database.query("SELECT version, description, sql FROM sessiondb_migrations")) {
            Files.writeString(
                    directory.resolve("V" + row.get(0) + "__" + row.get(1) + ".sql"), String.valueOf(row.get(2)));
        }
        Flyway flyway = Flyway.configure()
                .configuration(schema.stock(OperatorSchema.DERIVED).getConfiguration())
                .locations("filesystem:" + directory)
                .load();
        var validation = flyway.validateWithResult();
        assertThat(validation.validationSuccessful)
                .as(validation.getAllErrorMessages())
                .isTrue();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.info().applied()).isNotEmpty();
    }

    @Test
    void whoeverHoldsTheLockOfARunHoldsUpEveryChange() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(1936028531, hashtext('public'))");
            assertThat(ended(11, "migrate", "--execute").stderr())
                    .contains("another run is at work", "state: nothing was changed");
            ended(11, "rollback", "--to", "0", "--execute");
            ended(11, "repair", "--execute");
            ok("migrate");
            ok("status");
        }
        ok("migrate", "--execute");
    }

    @Test
    void withoutRightsTheGrantIsNamed() {
        try (TestDatabase closed = TestDatabase.withoutRights()) {
            OperatorSchema other = new OperatorSchema(home, closed);
            assertThat(other.run("status").exitStatus()).isZero();
            for (String execute : List.of("--dry-run", "--execute")) {
                Program.Result refused = other.run("migrate", execute);
                assertThat(refused.exitStatus()).as(refused.stderr()).isEqualTo(4);
                assertThat(refused.stderr())
                        .contains("GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"" + closed.role() + "\"");
            }
        }
    }

    @Test
    void aHistoryThatMayNotBeReadIsNoEmptyOne() {
        ok("migrate", "--execute");
        database.admin("ALTER TABLE sessiondb_operator_history OWNER TO CURRENT_USER");
        assertThat(ok("status").stdout()).contains("`sessiondb_operator_history` may not be read");
        assertThat(ended(7, "validate").stdout()).contains("GRANT SELECT ON \"public\".\"sessiondb_operator_history\"");
        assertThat(ended(4, "migrate", "--execute").stderr()).contains("GRANT");
    }

    @Test
    void withoutADirectoryOnlyWhatNeedsOneIsRefused() {
        Program program = new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri());
        assertThat(program.run("schema", "status").stdout()).contains("no directory is configured");
        Program.Result refused = program.run("schema", "migrate");
        assertThat(refused.exitStatus()).isEqualTo(3);
        assertThat(refused.stderr()).contains("no directory of migrations was given", "SESSIONDB_POSTGRES_MIGRATIONS");
        Program.Result wrong = program.run("schema", "migrate", "--migrations", "nowhere");
        assertThat(wrong.exitStatus()).isEqualTo(3);
        assertThat(wrong.stderr()).contains("nowhere` (--migrations) isn't there");
    }

    private BuiltJar.Running asleepInAScript() {
        schema.script("V4__slow.sql", "CREATE TABLE slow (a int); SELECT pg_sleep(60);");
        BuiltJar.Running running = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_POSTGRES_MIGRATIONS", schema.directory().toString())
                .start("schema", "migrate", "--execute");
        while (database.value(SLEEPING).equals(0L)) { // until the script is at work
            Thread.onSpinWait();
        }
        return running;
    }

    @Test
    void controlCEndsTheStatementAtTheServerAndIsEntered() {
        BuiltJar.Running running = asleepInAScript();
        running.signal("INT");
        BuiltJar.Result ended = running.await();
        assertThat(ended.exitStatus()).as(ended.stderr()).isEqualTo(130);
        assertThat(database.value(SLEEPING)).isEqualTo(0L);
        assertThat(ok("status").stdout()).contains("migrate of 1, 2, 3, 4: failed", "interrupted");
        assertThat(schema.tables()).doesNotContain("notes", "slow");
    }

    @Test
    void aProcessThatIsKilledLeavesNothingAndIsKnownToHaveDied() {
        BuiltJar.Running killed = asleepInAScript();
        killed.signal("KILL");
        killed.await();
        database.admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE wait_event = 'PgSleep' AND datname = current_database()");
        assertThat(ok("status").stdout()).contains("migrate of 1, 2, 3, 4: died", "version none, 4 pending");
        assertThat(schema.tables()).doesNotContain("notes", "slow");
        schema.remove("V4__slow.sql");
        ok("migrate", "--execute");
        assertThat(database.query("SELECT state FROM sessiondb_schema_changes ORDER BY started_at"))
                .containsExactly(List.of("failed"), List.of("done"));
    }
}
