package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that hold other things than plain tables. */
class OddTargetsIT {
    private static final List<List<Object>> ROWS = List.of(List.of(1L, "a", 10L), List.of(2L, "b", 20L));

    private static TestDatabase database;

    @TempDir
    private Path home;

    private Path source;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clean() {
        database.admin("DROP SCHEMA public CASCADE", "CREATE SCHEMA public AUTHORIZATION " + database.role());
        source = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE sessions (id INTEGER PRIMARY KEY, name TEXT, score INTEGER)",
                "INSERT INTO sessions VALUES (1, 'a', 10), (2, 'b', 20)");
    }

    private RestrictedRole role() {
        return new RestrictedRole(source, database);
    }

    private void requireMigrated() {
        assertThat(database.query("SELECT id, name, score FROM sessions ORDER BY id"))
                .isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW sessions AS SELECT 1 AS id",
                "CREATE MATERIALIZED VIEW sessions AS SELECT 1 AS id",
                "CREATE SEQUENCE sessions",
                "CREATE TYPE sessions AS (id bigint)",
                "CREATE DOMAIN sessions AS text",
                "CREATE TYPE sessions AS ENUM ('a')",
                "CREATE TABLE other (id bigint); CREATE INDEX sessions ON other (id)"
            })
    void whatIsInTheWayOfATableIsNamedBefore(String statement) {
        database.execute(statement);
        assertThat(role().failures())
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains("the target schema has something else called `sessions`")
                .contains("rename it there or choose another schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNLOGGED TABLE sessions (id bigint PRIMARY KEY, name text, score bigint)",
                "CREATE TABLE base (id bigint PRIMARY KEY, name text); CREATE TABLE sessions (PRIMARY KEY (id), score bigint) INHERITS (base)",
                "CREATE TABLE sessions (id bigint PRIMARY KEY, name text, score bigint) PARTITION BY HASH (id); CREATE TABLE h0 PARTITION OF sessions FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE h1 PARTITION OF sessions FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
                "CREATE TABLE sessions (id bigint, name text, score bigint, PRIMARY KEY (id, score)) PARTITION BY RANGE (score); CREATE TABLE r0 PARTITION OF sessions FOR VALUES FROM (0) TO (15); CREATE TABLE rest PARTITION OF sessions DEFAULT",
                "CREATE TABLE sessions (id bigint, name text, score bigint, PRIMARY KEY (id, name)) PARTITION BY LIST (name); CREATE TABLE la PARTITION OF sessions FOR VALUES IN ('a') PARTITION BY LIST (name); CREATE TABLE laa PARTITION OF la DEFAULT; CREATE TABLE lb PARTITION OF sessions FOR VALUES IN ('b', NULL)",
                "CREATE TABLE sessions (id bigint PRIMARY KEY, name text, score bigint, CONSTRAINT apart EXCLUDE USING btree (score WITH =))",
                "CREATE TABLE sessions (id bigint PRIMARY KEY, name text, score bigint); CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER no BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION no(); ALTER TABLE sessions DISABLE TRIGGER no",
                "CREATE TABLE sessions (id bigint PRIMARY KEY, name text, score bigint); ALTER TABLE sessions REPLICA IDENTITY FULL; CREATE VIEW seen AS SELECT * FROM sessions"
            })
    void tablesOfOtherKindsTakeTheRows(String statements) {
        database.execute(statements);
        role().run();
        requireMigrated();
        role().run();
        requireMigrated();
    }

    @Test
    void rowsThatNoPartitionTakesAreNamedBefore() {
        database.execute(
                "CREATE TABLE sessions (id bigint, name text, score bigint, PRIMARY KEY (id, score)) PARTITION BY RANGE (score)",
                "CREATE TABLE r0 PARTITION OF sessions FOR VALUES FROM (0) TO (15)");
        assertThat(role().failures())
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains("no partition takes it: PARTITION BY RANGE (score)")
                .contains("rowid 2")
                .doesNotContain("rowid 1");
        database.execute("DROP TABLE r0");
        assertThat(role().failures())
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains("2 rows");
        database.execute("CREATE TABLE r1 PARTITION OF sessions FOR VALUES FROM (0) TO (100)");
        role().run();
        requireMigrated();
    }

    @Test
    void rowsThatExcludeEachOtherEndTheRunAndNothingIsPublished() {
        database.execute(
                "CREATE TABLE sessions (id bigint PRIMARY KEY, name text, score bigint, CONSTRAINT apart EXCLUDE USING btree (score WITH =))",
                "INSERT INTO sessions VALUES (7, 'x', 20)");
        assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> role().run())
                .matches(e -> e.code() == ErrorCode.MIGRATION_FAILED)
                .matches(e -> e.problem().causedBy().orElse("").contains("apart"))
                .matches(e -> e.problem().state().contains("nothing was published"));
        assertThat(database.value("SELECT count(*) FROM sessions")).isEqualTo(1L);
    }

    @Test
    void aTriggerThatIsAlwaysOnAndSwallowsRowsEndsTheRun() {
        database.execute(
                "CREATE TABLE sessions (id bigint PRIMARY KEY, name text, score bigint)",
                "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TRIGGER no BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION no()",
                "ALTER TABLE sessions ENABLE ALWAYS TRIGGER no");
        assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> role().run())
                .matches(e -> e.code() == ErrorCode.VERIFY_FAILED)
                .matches(e -> e.problem().state().contains("nothing was published"));
        assertThat(database.value("SELECT count(*) FROM sessions")).isEqualTo(0L);
    }

    @Test
    void aDatabaseThatDoesNotHoldEveryTextIsRefused() {
        try (TestDatabase latin =
                TestDatabase.with("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")) {
            assertThat(new RestrictedRole(source, latin).failures())
                    .singleElement()
                    .satisfies(check -> {
                        assertThat(check.detail()).isEqualTo("the encoding is LATIN1, which does not hold every text");
                        assertThat(check.hint().orElseThrow()).contains("ENCODING 'UTF8'");
                    });
        }
    }
}
