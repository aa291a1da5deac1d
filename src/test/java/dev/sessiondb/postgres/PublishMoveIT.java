package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.PublishReport;
import dev.sessiondb.store.SequenceFloor;
import dev.sessiondb.store.SequenceStart;
import dev.sessiondb.store.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishMoveIT {
    private static final String FIRST = "20261120T204500Z-0001";
    private static final String SECOND = "20261121T204500Z-0002";

    private final OpenTarget open = OpenTarget.create();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void movedTablesArriveWithKeysSequencesHistoryAndLedger() {
        PublishReport report = Published.run(open, FIRST, "Artist");
        assertThat(report.moved()).containsExactly("Artist");
        assertThat(report.sequences()).containsExactly(new SequenceStart("Artist", "id", OptionalLong.of(3)));
        open.database.execute("INSERT INTO \"Artist\" (name) VALUES ('c')");
        assertThat(open.database.query("SELECT id, name FROM \"Artist\" ORDER BY id"))
                .containsExactly(List.of(1L, "a"), List.of(2L, "b"), List.of(3L, "c"));
        assertThat(open.database.query("SELECT indexdef FROM pg_indexes WHERE tablename = 'Artist'"))
                .hasSize(1);
        assertThat(open.database.query(
                        "SELECT state, phase, detail->>'rows', finished_at IS NOT NULL FROM sessiondb_runs"))
                .containsExactly(List.of("published", "publish", "2", true));
        assertThat(open.database.query(
                        "SELECT version, run_id, description FROM sessiondb_migrations ORDER BY version"))
                .containsExactly(
                        List.of(OpenTarget.version(FIRST) + ".1", FIRST, "tables"),
                        List.of(OpenTarget.version(FIRST) + ".3", FIRST, "keys"));
    }

    @Test
    void flywayIsContentAfterEachOfTwoRuns() {
        Published.run(open, FIRST, "one");
        assertThat(flyway().detail()).isEqualTo("2 migrations, 0 pending, 0 failed: up to date");
        Published.run(open, SECOND, "two");
        assertThat(flyway().detail()).isEqualTo("4 migrations, 0 pending, 0 failed: up to date");
        assertThat(open.database.query("SELECT installed_rank, version FROM sessiondb_schema_history ORDER BY 1"))
                .containsExactly(
                        List.of(1, OpenTarget.version(FIRST) + ".1"),
                        List.of(2, OpenTarget.version(FIRST) + ".3"),
                        List.of(3, OpenTarget.version(SECOND) + ".1"),
                        List.of(4, OpenTarget.version(SECOND) + ".3"));
        assertThat(open.target.schema().tableNames()).containsExactly("one", "two");
    }

    private Check flyway() {
        return open.target.checks().stream()
                .filter(c -> c.id().equals("target.flyway"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void defaultPrivilegesOfTheSchemaAreGranted() {
        String reader = open.database.role() + "_reader";
        open.database.admin("CREATE ROLE " + reader);
        try {
            open.database.execute(
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO " + reader,
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT ON TABLES TO " + reader
                            + " WITH GRANT OPTION",
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO PUBLIC");
            Published.run(open, FIRST, "moved");
            open.database.execute(Published.table("made"));
            assertThat(rights("moved")).isEqualTo(rights("made")).contains("r/", "a*");
            assertThat(rights("moved_id_seq")).isEqualTo(rights("made_id_seq")).contains("=U/");
        } finally {
            open.database.admin("DROP OWNED BY " + reader, "DROP ROLE " + reader);
        }
    }

    private String rights(String relation) {
        return String.valueOf(
                open.database.value("SELECT string_agg(a::text, ',' ORDER BY a::text) FROM pg_class, unnest(relacl) a"
                        + " WHERE oid = 'public." + relation + "'::regclass"));
    }

    @ParameterizedTest
    @CsvSource({
        // rows' ids, floor, next id given out
        "'', 130, 131",
        "'', 0, 1",
        "'', -5, 1",
        "'-3,-1', -1, 1",
        "'-3,7', 7, 8",
        "'5', 4, 6",
        "'9223372036854775806', 9223372036854775806, 9223372036854775807",
    })
    void identitiesGoOnWhereNobodyHasBeen(String ids, long floor, long next) {
        assertThat(published(ids, floor)).isEqualTo(OptionalLong.of(next));
        open.database.execute("INSERT INTO t (name) VALUES ('next')");
        assertThat(open.database.value("SELECT id FROM t WHERE name = 'next'")).isEqualTo(next);
    }

    @Test
    void anIdentityAtItsEndIsSaidToBe() {
        assertThat(published("9223372036854775807", Long.MAX_VALUE)).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> open.database.execute("INSERT INTO t (name) VALUES ('next')"));
    }

    private OptionalLong published(String ids, long floor) {
        try (Stage stage = open.stage(FIRST, Published.table("t"))) {
            CopyRows rows = new CopyRows();
            Arrays.stream(ids.split(",")).filter(i -> !i.isEmpty()).forEach(i -> rows.row(Long.valueOf(i), "x"));
            stage.load("t", List.of("id", "name"), rows);
            PublishReport report =
                    stage.publish(Published.plan(List.of("t"), List.of(new SequenceFloor("t", "id", floor))));
            stage.drop();
            return report.sequences().get(0).next();
        }
    }

    @Test
    void aForeignKeyFromAMovedTableToOneThatExistsIsMade() {
        open.database.execute("CREATE TABLE parent (id bigint PRIMARY KEY)", "INSERT INTO parent VALUES (1)");
        try (Stage stage = open.stage(FIRST, "CREATE TABLE child (parent_id bigint)")) {
            stage.load("child", List.of("parent_id"), new CopyRows().row(1L));
            stage.publish(withForeignKey());
            stage.drop();
        }
        assertThat(open.database.query("SELECT conname, convalidated FROM pg_constraint WHERE contype = 'f'"))
                .containsExactly(List.of("child_parent", true));
    }

    @Test
    void aPublishThatFailsLeavesNothing() {
        open.database.execute("CREATE TABLE parent (id bigint PRIMARY KEY)");
        try (Stage stage = open.stage(FIRST, "CREATE TABLE child (parent_id bigint)")) {
            stage.load("child", List.of("parent_id"), new CopyRows().row(1L));
            Problem problem = failure(stage, withForeignKey());
            assertThat(problem.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
            assertThat(problem.causedBy().orElseThrow()).contains("23503").contains("(parent_id)=(1)");
            assertThat(open.target.schema().tableNames()).containsExactly("parent");
            assertThat(open.database.value("SELECT state FROM sessiondb_runs")).isEqualTo("started");
            assertThat(open.database.value("SELECT to_regclass('sessiondb_schema_history') IS NULL"))
                    .isEqualTo(true);
            assertThat(stage.drop()).isTrue();
        }
    }

    private static PublishPlan withForeignKey() {
        return new PublishPlan(
                List.of("child"),
                List.of(),
                List.of(
                        "ALTER TABLE \"child\" ADD CONSTRAINT \"child_parent\" FOREIGN KEY (\"parent_id\") REFERENCES \"parent\" (\"id\")"),
                List.of(),
                "{}");
    }

    @Test
    void aTableThatCameUpMeanwhileIsNotTouched() {
        try (Stage stage = open.stage(FIRST, "CREATE TABLE t (a bigint)")) {
            open.database.execute("CREATE TABLE t (theirs text)");
            assertThat(failure(stage, Published.plan(List.of("t"), List.of()))
                            .causedBy()
                            .orElseThrow())
                    .contains("42P07");
            assertThat(open.target.schema().table("t").orElseThrow().columns())
                    .singleElement()
                    .matches(c -> c.name().equals("theirs"));
            stage.drop();
        }
    }

    @Test
    void aRunTakenForDeadCanNotPublish() {
        try (Stage stage = open.stage(FIRST, "CREATE TABLE t (a bigint)")) {
            open.target.ledger().start(OpenTarget.run(SECOND));
            assertThat(failure(stage, Published.plan(List.of("t"), List.of())).message())
                    .contains(FIRST)
                    .contains("not under way");
            assertThat(open.target.schema().tables()).isEmpty();
            stage.drop();
        }
    }

    @Test
    void aPublishWaitsForALockAndThenGoesOn() throws SQLException, InterruptedException {
        open.database.execute("CREATE TABLE parent (id bigint PRIMARY KEY)", "INSERT INTO parent VALUES (1)");
        try (Stage stage = open.stage(FIRST, "CREATE TABLE child (parent_id bigint)");
                Connection holder = open.database.connect()) {
            holder.setAutoCommit(false);
            Query.execute(holder, "LOCK TABLE parent IN ACCESS EXCLUSIVE MODE");
            Thread release = new Thread(() -> {
                try {
                    Thread.sleep(1_500);
                    holder.rollback();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            release.start();
            stage.publish(withForeignKey());
            release.join();
            stage.drop();
        }
        assertThat(open.database.value("SELECT state FROM sessiondb_runs")).isEqualTo("published");
    }

    @Test
    void statisticsGoAlongWithTheTable() {
        try (Stage stage = open.stage(FIRST, "CREATE TABLE t AS SELECT a::bigint FROM generate_series(1, 1000) a")) {
            assertThat(stage.analyze(List.of("t"))).isEmpty();
            stage.publish(Published.plan(List.of("t"), List.of()));
            assertThat(open.database.value("SELECT reltuples::int FROM pg_class WHERE oid = 'public.t'::regclass"))
                    .isEqualTo(1000);
            assertThat(stage.analyze(List.of("t"))).isEmpty();
            stage.drop();
        }
    }

    private static Problem failure(Stage stage, PublishPlan plan) {
        return assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> stage.publish(plan))
                .actual()
                .problem();
    }
}
