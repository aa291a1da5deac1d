package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.SchemaComparison;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.testing.TortureCase;
import dev.sessiondb.testing.TortureCase.Probe;
import dev.sessiondb.testing.TortureDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is known to be hard to carry, judged by SQL and rules of the test's own. */
class TortureIT {
    private static final String[] WIDEN = {"--on-error", "widen"};

    private static TestDatabase database;

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Stream<TortureCase> cases() {
        return TortureDatabase.cases().stream();
    }

    static Stream<TortureCase> misfits() {
        return cases().filter(hard -> !hard.fits());
    }

    @Test
    void whatFitsArrives() throws SQLException {
        List<TortureCase> fitting = cases().filter(TortureCase::fits).toList();
        Path file = TortureDatabase.create(home.resolve("fitting.db"), fitting);
        assertArrived(file, migrate(file));
        fitting.forEach(hard -> hard.probes().forEach(TortureIT::check));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatDoesNotFitIsRefusedByName(TortureCase hard) {
        Path file = TortureDatabase.create(home.resolve("misfit.db"), List.of(hard));
        Migration migration = migrate(file);
        assertThat(migration.exitStatus()).as(migration.error()).isEqualTo(4);
        assertThat(migration.error()).containsAnyOf(quoted(file));
    }

    @Test
    void oneFileWithAllOfItIsRefusedAndEveryBadTableNamed() {
        Path file = TortureDatabase.create(home.resolve("torture.db"), TortureDatabase.cases());
        Migration migration = migrate(file);
        assertThat(migration.exitStatus()).as(migration.error()).isEqualTo(4);
        Set<String> named = new HashSet<>();
        CarriedPlan.of(migration.document()).findings().stream()
                .filter(f -> f.severity().equals("error"))
                .forEach(f -> named.add(f.table()));
        assertThat(named).hasSize((int) misfits().count());
        assertThat(database.query("SELECT 1 FROM pg_tables WHERE schemaname = 'torture'"))
                .isEmpty();
    }

    @Test
    void oneFileWithAllOfItArrivesWholeWhenTypesAndConstraintsMayBeGivenUp() throws SQLException {
        Path file = TortureDatabase.create(home.resolve("torture.db"), TortureDatabase.cases());
        assertArrived(file, migrate(file, WIDEN));
        cases().flatMap(c -> c.probes().stream()).forEach(TortureIT::check);
        Migration again = Migration.run(file, database, "torture", WIDEN);
        assertThat(again.exitStatus()).as(again.error()).isZero();
        assertThat(again.inserted()).isZero();
    }

    private static Migration migrate(Path file, String... options) {
        database.execute("DROP SCHEMA IF EXISTS torture CASCADE");
        return Migration.run(file, database, "torture", options);
    }

    private static void assertArrived(Path file, Migration migration) throws SQLException {
        assertThat(migration.exitStatus()).as(migration.error()).isZero();
        CarriedPlan plan = CarriedPlan.of(migration.document());
        try (Connection connection = database.connect()) {
            DataComparison.Result result = DataComparison.of(file, connection, "torture", plan);
            assertThat(result.differences()).isEmpty();
            assertThat(migration.inserted()).isEqualTo(result.rows());
            assertThat(SchemaComparison.of(file, connection, "torture", plan)).isEmpty();
        }
    }

    private static String[] quoted(Path file) {
        return SqliteFiles.query(file, "SELECT name FROM sqlite_schema WHERE type = 'table'").stream()
                .map(row -> "table `" + row.get(0) + "`")
                .toArray(String[]::new);
    }

    private static void check(Probe probe) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET search_path = torture");
            assertThat(outcome(statement, probe.sql())).as(probe.sql()).isEqualTo(probe.outcome());
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String outcome(Statement statement, String sql) throws SQLException {
        try {
            String last = "";
            for (String one : List.of(sql.split("; "))) {
                last = statement.execute(one) ? value(statement) : "";
            }
            return last;
        } catch (SQLException e) {
            if (e.getSQLState().startsWith("23") || e.getSQLState().equals("2200H")) {
                return TortureCase.REFUSED;
            }
            throw e;
        }
    }

    private static String value(Statement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}
