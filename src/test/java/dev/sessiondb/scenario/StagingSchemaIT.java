package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.postgres.ConnectionSettings;
import dev.sessiondb.store.Check;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that may create in prepared schemas only. */
class StagingSchemaIT {
    private static final String CONTENT =
            "SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'staging'";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.withoutRights();
    private Path source;

    @BeforeEach
    void prepare() {
        source = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)",
                "CREATE TABLE \"odd \"\"notes\" (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id), parent INTEGER REFERENCES \"odd \"\"notes\"(id))",
                "CREATE VIEW named AS SELECT id, name FROM users",
                "INSERT INTO users VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO \"odd \"\"notes\" VALUES (1, 1, NULL), (2, 2, 1)");
        database.admin("GRANT USAGE, CREATE ON SCHEMA public TO " + database.role());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void makeStaging() {
        database.admin("CREATE SCHEMA staging", "GRANT USAGE, CREATE ON SCHEMA staging TO " + database.role());
    }

    private RestrictedRole role() {
        return new RestrictedRole(source, database).staging("staging");
    }

    @Test
    void whatIsPrintedIsEnoughAndTheSchemaIsEmptiedNotDropped() {
        assertThat(role().runDoingWhatIsPrinted())
                .containsExactly(
                        "CREATE SCHEMA \"staging\"",
                        "GRANT USAGE, CREATE ON SCHEMA \"staging\" TO \"" + database.role() + "\"");
        requireMigrated();
        assertThat(database.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'staging'"))
                .isEqualTo(1L);
    }

    private void requireMigrated() {
        assertThat(database.query("SELECT id, name FROM named ORDER BY id"))
                .containsExactly(List.of(1L, "a"), List.of(2L, "b"));
        assertThat(database.value("SELECT count(*) FROM \"odd \"\"notes\" n JOIN users u ON u.id = n.user_id"))
                .isEqualTo(2L);
        assertThat(database.query(CONTENT)).isEmpty();
    }

    @Test
    void byOptionAndByVariable() {
        makeStaging();
        BuiltJar jar = new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
        String[] migrate = {"migrate", "to", "postgres", "--sqlite-path", source.toString(), "--dry-run=false"};
        BuiltJar.Result without = jar.run(migrate);
        assertThat(without.exitStatus()).isEqualTo(4);
        assertThat(without.stderr()).contains("--staging-schema").contains("GRANT CREATE ON DATABASE");
        BuiltJar.Result dry =
                jar.run("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--staging-schema", "staging");
        assertThat(dry.exitStatus()).as(dry.stdout() + dry.stderr()).isZero();
        assertThat(database.query(CONTENT)).isEmpty();
        BuiltJar.Result result =
                jar.with("SESSIONDB_POSTGRES_STAGING_SCHEMA", "staging").run(migrate);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        requireMigrated();
    }

    @Test
    void whatARunThatDiedLeftIsShownAndTakenAwayByTheNext() {
        makeStaging();
        SessionDbException failure = role().runUntil(Phase.VERIFY, this::die);
        revive();
        assertThat(failure.problem().state()).contains("staging schema `staging` is still there");
        assertThat(database.query(CONTENT)).isNotEmpty();
        assertThat(status()).contains("left behind by run ");
        assertThat(role().checks())
                .filteredOn(check -> check.id().equals("target.stages"))
                .singleElement()
                .extracting(Check::detail, InstanceOfAssertFactories.STRING)
                .startsWith("left by run ");
        role().run();
        requireMigrated();
        assertThat(status()).doesNotContain("left behind by run ");
    }

    /** No connection is left to this run, and it gets no other. */
    private void die() {
        database.admin(
                "ALTER ROLE " + database.role() + " CONNECTION LIMIT 0",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + database.role() + "'");
    }

    private void revive() {
        database.admin("ALTER ROLE " + database.role() + " CONNECTION LIMIT -1");
    }

    private String status() {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .run("status")
                .stdout();
    }

    @Test
    void whatOthersKeepThereIsNeverTouched() {
        makeStaging();
        database.admin(
                "CREATE TABLE staging.theirs AS SELECT 1 AS a",
                "CREATE FUNCTION staging.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        assertThat(role().failures()).singleElement().satisfies(check -> {
            assertThat(check.id()).isEqualTo("target.staging-schema");
            assertThat(check.detail()).contains("table staging.theirs").contains("function staging.f()");
        });
        database.admin("DROP FUNCTION staging.f()", "DROP TABLE staging.theirs");
        role().runUntil(Phase.VERIFY, this::die);
        revive();
        database.admin("CREATE TABLE staging.theirs AS SELECT 1 AS a");
        assertThat(role().failures())
                .singleElement()
                .extracting(Check::detail, InstanceOfAssertFactories.STRING)
                .contains("theirs")
                .doesNotContain("users");
        database.admin("DROP TABLE staging.theirs");
        role().run();
        requireMigrated();
    }

    @Test
    void runsOnTwoTargetsThatShareItWaitForEachOther() {
        makeStaging();
        database.admin("CREATE SCHEMA other AUTHORIZATION " + database.role());
        RestrictedRole second = new RestrictedRole(source, database, other()).staging("staging");
        role().runUntil(Phase.VERIFY, () -> {
            assertThatExceptionOfType(SessionDbException.class)
                    .isThrownBy(second::run)
                    .matches(e -> e.code() == ErrorCode.LOCKED)
                    .withMessageContaining("staging");
            throw new IllegalStateException("stopped here");
        });
        assertThat(database.query(CONTENT)).isEmpty();
        role().runUntil(Phase.VERIFY, this::die);
        revive();
        second.run();
        assertThat(database.value("SELECT count(*) FROM other.users")).isEqualTo(2L);
        role().run();
        requireMigrated();
    }

    private ConnectionSettings other() {
        ConnectionSettings given = InProcess.settings(database);
        return new ConnectionSettings(
                given.servers(), given.database(), given.user(), given.keyPassword(), given.properties(), "other", 5);
    }

    @Test
    void theTargetSchemaIsNoStagingSchema() {
        assertThat(new RestrictedRole(source, database).staging("public").failures())
                .extracting(Check::detail)
                .containsExactly("schema `public` is the target schema");
    }
}
