package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value planted behind the program's back is found, named, and nothing is published. */
class PlantedDifferenceIT {
    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;

    @BeforeEach
    void makeSource() {
        source = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, price NUMERIC(10,2), at DATETIME)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO t SELECT i, 'name ' || i, i, '2026-01-01 00:00:00' FROM n",
                "CREATE TABLE keyless (a INTEGER, b TEXT)",
                "INSERT INTO keyless VALUES (1, 'x'), (1, 'x')");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE %s.t SET name = 'Name 4711' WHERE id = 4711|name|name 4711|Name 4711",
                "UPDATE %s.t SET price = price + 0.01 WHERE id = 17|price|17|17.01",
                "UPDATE %s.t SET at = at + interval '1 microsecond' WHERE id = 1|at|2026-01-01 00:00:00|00:00:00.000001",
                "UPDATE %s.t SET name = NULL WHERE id = 1|name|name 1|NULL",
                "DELETE FROM %s.t WHERE id = 99|*|99|no such row",
                "INSERT INTO %s.t VALUES (77777, 'extra', 1, now())|*|77777|no such row",
                "INSERT INTO %s.keyless VALUES (1, 'x')|*|2 rows (1, 'x')|3 rows (1, 'x')",
                "UPDATE %s.keyless SET b = 'X' WHERE ctid = '(0,1)'|*|X|no such row",
            })
    void inTheStagingTable(String planted, String column, String one, String other) {
        Problem problem = failure(VerifyMode.FULL, planted);
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElse("")).contains("column `" + column + "`", one, other);
        assertThat(problem.state()).contains("nothing was published").contains("was dropped");
        assertNothingPublished();
    }

    @Test
    void countsFindAMissingRow() {
        Problem problem = failure(VerifyMode.COUNTS, "DELETE FROM %s.t WHERE id = 99");
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElse("")).contains("12000", "11999");
        assertNothingPublished();
    }

    @Test
    void inTheTargetByATrigger() {
        database.execute(
                "CREATE TABLE t (id bigint PRIMARY KEY, name text, price numeric(10,2), at timestamptz)",
                "CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF new.id = 42 THEN new.name := 'meddled'; END IF; RETURN new; END$$",
                "CREATE TRIGGER meddle BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION meddle()");
        Problem problem = failure(VerifyMode.FULL, "SELECT");
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElse("")).contains("key (42)", "'name 42'", "'meddled'");
        assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(0L);
        assertThat(database.query("SELECT state FROM sessiondb_runs")).containsExactly(List.of("failed"));
    }

    @Test
    void inTheTargetByATriggerThatSwallowsRows() {
        database.execute(
                "CREATE TABLE keyless (a bigint, b text)",
                "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$",
                "CREATE TRIGGER swallow BEFORE INSERT ON keyless FOR EACH ROW EXECUTE FUNCTION swallow()");
        Problem problem = failure(VerifyMode.FULL, "SELECT");
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.message()).contains("2 rows", "`keyless`");
    }

    private Problem failure(VerifyMode verify, String planted) {
        Migrator migrator = InProcess.migrator(source, database, verify, new RunListener() {
            @Override
            public void phaseStarted(Phase phase) {
                if (phase == Phase.VERIFY) {
                    database.execute(planted.formatted("\"" + stage() + "\""));
                }
            }
        });
        SessionDbException failure = catchThrowableOfType(SessionDbException.class, migrator::run);
        assertThat(failure).isNotNull();
        return failure.problem();
    }

    private String stage() {
        return (String) database.value("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage_%'");
    }

    private void assertNothingPublished() {
        assertThat(
                        database.query(
                                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('t', 'keyless')"))
                .isEmpty();
        assertThat(database.query("SELECT state, error_code FROM sessiondb_runs"))
                .containsExactly(List.of("failed", "VERIFY_FAILED"));
    }
}
