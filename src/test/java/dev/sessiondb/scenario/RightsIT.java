package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.Check;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that may not do everything: a run works, or its preflight prints the statements that make it work. */
class RightsIT {
    private static final List<List<Object>> USERS = List.of(List.of(1L, "a"), List.of(2L, "b"));
    private static final List<List<Object>> NOTES = List.of(List.of(1L, 1L), List.of(2L, 2L));

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;

    @BeforeEach
    void makeSource() {
        source = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)",
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id))",
                "INSERT INTO users VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO notes VALUES (1, 1), (2, 2)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RestrictedRole role() {
        return new RestrictedRole(source, database);
    }

    private String me() {
        return "\"" + database.role() + "\"";
    }

    private void requireMigrated() {
        assertThat(database.query("SELECT id, name FROM public.users ORDER BY id"))
                .isEqualTo(USERS);
        assertThat(database.query("SELECT id, user_id FROM public.notes ORDER BY id"))
                .isEqualTo(NOTES);
    }

    /** A table that the application's own role has made. */
    private void existingUsers() {
        database.admin(
                "CREATE TABLE public.users (id bigserial PRIMARY KEY, name text UNIQUE)",
                "INSERT INTO public.users (id, name) VALUES (1, 'a')");
    }

    @Test
    void intoTablesOfAnotherOwner() {
        existingUsers();
        database.admin("GRANT SELECT, INSERT ON public.users TO " + me());
        assertThat(role().runDoingWhatIsPrinted())
                .containsExactlyInAnyOrder(
                        "GRANT REFERENCES ON \"public\".\"users\" TO " + me(),
                        "GRANT SELECT, INSERT, UPDATE ON \"public\".\"users\" TO " + me(),
                        "GRANT SELECT, UPDATE ON SEQUENCE public.users_id_seq TO " + me());
        requireMigrated();
        assertThat(database.value("SELECT nextval('public.users_id_seq')")).isEqualTo(3L);
    }

    @Test
    void rowSecurityIsNeverPassedOver() {
        existingUsers();
        database.admin(
                "GRANT ALL ON public.users TO " + me(),
                "GRANT ALL ON SEQUENCE public.users_id_seq TO " + me(),
                "ALTER TABLE public.users ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY p ON public.users USING (id > 1)");
        assertThat(role().runDoingWhatIsPrinted()).containsExactly("ALTER ROLE " + me() + " BYPASSRLS");
        requireMigrated();
    }

    /** Each would end the run half-way, or change what it reads, if it were left as it is. */
    @Test
    void whatIsSetForTheRoleChangesNothing() {
        existingUsers();
        database.admin("GRANT ALL ON public.users TO " + me(), "GRANT ALL ON SEQUENCE public.users_id_seq TO " + me());
        database.admin(
                "CREATE FUNCTION public.dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_catalog.pg_sleep(1.2); RETURN NEW; END'",
                "CREATE TRIGGER dawdle BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.dawdle()",
                "CREATE SCHEMA evil AUTHORIZATION " + me(),
                "CREATE TABLE evil.users (id text)",
                "CREATE TABLE evil.pg_class (id text)",
                "CREATE TABLE evil.pg_namespace (id text)",
                "CREATE FUNCTION evil.hashtext(text) RETURNS int LANGUAGE sql AS 'SELECT 1/0'",
                "CREATE FUNCTION evil.never(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT false'",
                "CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.never)",
                "GRANT ALL ON ALL TABLES IN SCHEMA evil TO " + me());
        for (String setting : List.of(
                "search_path = evil, pg_catalog, public",
                "statement_timeout = '1s'",
                "lock_timeout = '1s'",
                "idle_in_transaction_session_timeout = '1s'",
                "work_mem = '64kB'",
                "default_tablespace = 'gone'",
                "default_transaction_isolation = 'serializable'",
                "bytea_output = 'escape'",
                "DateStyle = 'German'",
                "TimeZone = 'Asia/Kathmandu'",
                "extra_float_digits = -15",
                "row_security = on",
                "check_function_bodies = off",
                "quote_all_identifiers = on",
                "session_replication_role = 'origin'",
                "default_with_oids = off")) {
            database.admin("ALTER ROLE " + database.role() + " SET " + setting);
        }
        role().run();
        requireMigrated();
        assertThat(database.value("SELECT count(*) FROM evil.users")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALTER ROLE %1$s", "ALTER DATABASE %2$s", "ALTER ROLE %1$s IN DATABASE %2$s"})
    void readOnlyIsTakenBackWhereItWasSet(String where) {
        String place = where.formatted(database.role(), database.name());
        database.admin(place + " SET default_transaction_read_only = on");
        assertThat(role().runDoingWhatIsPrinted()).endsWith(place + " RESET default_transaction_read_only");
        requireMigrated();
    }

    @Test
    void aSchemaInWhichNothingMayBeCreated() {
        database.admin("ALTER SCHEMA public OWNER TO CURRENT_USER", "REVOKE ALL ON SCHEMA public FROM PUBLIC, " + me());
        assertThat(role().runDoingWhatIsPrinted())
                .containsExactly("GRANT USAGE, CREATE ON SCHEMA \"public\" TO " + me());
        requireMigrated();
    }

    @Test
    void noTemporaryTables() {
        existingUsers();
        database.admin("ALTER TABLE public.users OWNER TO " + me());
        String name = "\"" + database.name() + "\"";
        database.admin(
                "REVOKE TEMPORARY ON DATABASE " + name + " FROM PUBLIC",
                "REVOKE TEMPORARY ON DATABASE " + name + " FROM " + me());
        assertThat(role().runDoingWhatIsPrinted())
                .containsExactly("GRANT TEMPORARY ON DATABASE " + name + " TO " + me());
        requireMigrated();
    }

    @Test
    void tooFewConnections() {
        database.admin("ALTER ROLE " + database.role() + " CONNECTION LIMIT 3");
        assertThat(role().runDoingWhatIsPrinted())
                .containsExactly("ALTER ROLE " + database.role() + " CONNECTION LIMIT 6");
        requireMigrated();
        database.admin(
                "ALTER ROLE " + database.role() + " CONNECTION LIMIT -1",
                "ALTER DATABASE " + database.name() + " CONNECTION LIMIT 5");
        assertThat(role().failures())
                .singleElement()
                .extracting(check -> check.hint().orElseThrow())
                .isEqualTo(
                        "give `--jobs 1` and no larger `sessiondb.postgres.poolSize`, or let a superuser execute: ALTER DATABASE "
                                + database.name() + " CONNECTION LIMIT 6;");
    }

    @Test
    void anEventTriggerThatRefuses() {
        database.admin(
                "CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no changes on Fridays'' USING ERRCODE = ''insufficient_privilege''; END'",
                "CREATE EVENT TRIGGER fridays ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'CREATE SCHEMA') EXECUTE FUNCTION public.refuse()");
        assertThat(role().failures())
                .extracting(Check::detail)
                .allMatch(detail -> detail.contains("no changes on Fridays"));
        assertThat(role().runDoingWhatIsPrinted().get(0)).isEqualTo("ALTER EVENT TRIGGER fridays DISABLE");
        requireMigrated();
    }

    @Test
    void theLedgerOfAnotherRole() {
        role().run();
        database.admin(
                "ALTER TABLE public.users OWNER TO CURRENT_USER",
                "ALTER TABLE public.sessiondb_runs OWNER TO CURRENT_USER",
                "ALTER TABLE public.sessiondb_migrations OWNER TO CURRENT_USER",
                "ALTER TABLE public.sessiondb_schema_history OWNER TO CURRENT_USER");
        SqliteFiles.create(source, "CREATE TABLE more (a INTEGER)", "INSERT INTO more VALUES (7)");
        assertThat(role().runDoingWhatIsPrinted())
                .contains(
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON public.sessiondb_migrations, public.sessiondb_runs, public.sessiondb_schema_history TO "
                                + me());
        requireMigrated();
        assertThat(database.value("SELECT a FROM more")).isEqualTo(7L);
    }
}
