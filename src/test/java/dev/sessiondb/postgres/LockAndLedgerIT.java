package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Ledger;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunState;
import dev.sessiondb.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockAndLedgerIT {
    private static final String FIRST = "20261120T204500Z-0001";
    private static final String SECOND = "20261120T204501Z-0002";

    @Test
    void theSecondRunIsToldWhoTheFirstIs() {
        try (OpenTarget open = OpenTarget.create()) {
            try (RunLock lock = open.lock(FIRST)) {
                assertThat(locked(open).causedBy().orElseThrow())
                        .contains(FIRST)
                        .contains("server process");
                open.target.ledger().start(OpenTarget.run(FIRST));
                assertThat(locked(open).causedBy().orElseThrow())
                        .contains("run " + FIRST + " on host box, process 4711, since 2026-11-20");
                lock.confirm();
            }
            open.lock(SECOND).close();
        }
    }

    private static Problem locked(OpenTarget open) {
        Problem problem = assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> open.lock(SECOND))
                .actual()
                .problem();
        assertThat(problem.code()).isEqualTo(ErrorCode.LOCKED);
        return problem;
    }

    @Test
    void takingTheLockNeedsNoTable() {
        try (OpenTarget open = OpenTarget.of(TestDatabase.withoutRights());
                RunLock lock = open.lock(FIRST)) {
            lock.confirm();
        }
    }

    @Test
    void aLockWhoseConnectionIsGoneIsTakenAgain() {
        try (OpenTarget open = OpenTarget.create();
                RunLock lock = open.lock(FIRST)) {
            cut(open);
            lock.confirm();
            assertThat(locked(open).causedBy().orElseThrow()).contains(FIRST);
        }
    }

    @Test
    void aLockThatAnotherRunTookMeanwhileIsLost() {
        try (OpenTarget open = OpenTarget.create();
                RunLock lock = open.lock(FIRST)) {
            cut(open);
            try (RunLock other = open.lock(SECOND)) {
                assertThatExceptionOfType(SessionDbException.class)
                        .isThrownBy(lock::confirm)
                        .matches(e -> e.code() == ErrorCode.MIGRATION_FAILED)
                        .matches(e -> e.problem().causedBy().orElseThrow().contains(SECOND));
                other.confirm();
            }
        }
    }

    private static void cut(OpenTarget open) {
        open.database.admin("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    @Test
    void aRunThatShowsSignsOfLifeWithoutTheLockIsNotDisturbed() {
        try (OpenTarget open = OpenTarget.create()) {
            open.target.ledger().start(OpenTarget.run(FIRST));
            open.database.execute("UPDATE sessiondb_runs SET host = 'elsewhere'");
            assertThat(locked(open).causedBy().orElseThrow()).contains(FIRST, "elsewhere", "its lease lasts until");
            open.database.execute("UPDATE sessiondb_runs SET lease_until = now()");
            open.lock(SECOND).close();
        }
    }

    @Test
    void aRunIsInTheLedgerFromStartToEnd() {
        try (OpenTarget open = OpenTarget.create()) {
            Ledger ledger = open.target.ledger();
            ledger.start(OpenTarget.run(FIRST));
            assertThat(row(open, FIRST)).startsWith("started", "backup");
            ledger.advance(FIRST, RunState.STAGED, "stage", "{\"rows\": 7}");
            assertThat(row(open, FIRST)).startsWith("staged", "stage", "7");
            SessionDbException failure = Problem.of(ErrorCode.VERIFY_FAILED, "source and target differ")
                    .causedBy("row 7")
                    .toException();
            assertThat(ledger.fail(FIRST, "verify", failure)).isTrue();
            assertThat(row(open, FIRST))
                    .containsExactly("failed", "verify", "7", "VERIFY_FAILED", "source and target differ", true);
        }
    }

    @Test
    void aRunThatDiedIsMarkedByTheNextAndCanNotGoOn() {
        try (OpenTarget open = OpenTarget.create()) {
            Ledger ledger = open.target.ledger();
            ledger.start(OpenTarget.run(FIRST));
            ledger.start(OpenTarget.run(SECOND));
            assertThat(row(open, FIRST)).contains("failed", "DIED");
            assertThat(row(open, SECOND)).startsWith("started");
            assertThatExceptionOfType(SessionDbException.class)
                    .isThrownBy(() -> ledger.advance(FIRST, RunState.STAGED, "stage", "{}"));
            assertThat(row(open, FIRST)).startsWith("failed");
        }
    }

    @Test
    void failingNeverThrows() {
        try (OpenTarget open = OpenTarget.create()) {
            SessionDbException failure =
                    Problem.of(ErrorCode.INTERNAL, "a \0 in it").toException();
            assertThat(open.target.ledger().fail(FIRST, "backup", failure)).isFalse();
            open.target.ledger().start(OpenTarget.run(FIRST));
            assertThat(open.target.ledger().fail(FIRST, "backup", failure)).isTrue();
            open.database.admin("ALTER ROLE " + open.database.role() + " CONNECTION LIMIT 0");
            assertThat(open.target.ledger().fail(FIRST, "backup", failure)).isFalse();
        }
    }

    @Test
    void theSchemaIsMadeWhenItIsMissing() {
        try (TestDatabase database = TestDatabase.create()) {
            ConnectionSettings given = OpenTarget.settings(database);
            ConnectionSettings settings = new ConnectionSettings(
                    given.servers(),
                    given.database(),
                    given.user(),
                    given.keyPassword(),
                    given.properties(),
                    "my \"own\" schema",
                    5);
            try (var target = new PostgresTargetStore(settings).open()) {
                assertThat(target.checks()).noneMatch(c -> c.failed());
                assertThat(target.schema().exists()).isFalse();
                target.ledger().start(OpenTarget.run(FIRST));
                assertThat(target.schema().exists()).isTrue();
                assertThat(target.schema().tables()).isEmpty();
            }
            assertThat(database.value("SELECT state FROM \"my \"\"own\"\" schema\".sessiondb_runs"))
                    .isEqualTo("started");
        }
    }

    private static List<Object> row(OpenTarget open, String runId) {
        return open
                .database
                .query("SELECT state, phase, coalesce(detail->>'rows', ''), coalesce(error_code, ''),"
                        + " coalesce(error_message, ''), finished_at IS NOT NULL FROM sessiondb_runs WHERE run_id = '"
                        + runId + "'")
                .get(0)
                .stream()
                .map(java.util.Objects::requireNonNull)
                .map(Object.class::cast)
                .toList();
    }
}
