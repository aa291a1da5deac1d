package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TargetStatus;
import dev.sessiondb.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetStatusIT {
    private static final String RUN = "20261120T204500Z-0001";
    private static final Cutover CUTOVER = new Cutover(
            Instant.parse("2026-11-21T06:00:00.123456Z"),
            "postgres",
            Optional.of(RUN),
            "/etc/app.toml",
            "0.2.0",
            "box",
            "op");

    @Test
    void anEmptyTargetHasNothingAndGetsNothing() {
        try (OpenTarget open = OpenTarget.of(TestDatabase.withoutRights())) {
            TargetStatus status = open.target.status();
            assertThat(status.schemaExists()).isTrue();
            assertThat(status.tables()).isEmpty();
            assertThat(status.lastRun()).isEmpty();
            assertThat(status.cutover()).isEmpty();
            assertThat(open.database.value("SELECT count(*) FROM pg_class WHERE relname LIKE 'sessiondb%'"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void countsWhatMayBeReadInTime() {
        try (OpenTarget open = OpenTarget.create()) {
            open.database.execute(
                    "CREATE TABLE parts (a int) PARTITION BY LIST (a)",
                    "CREATE TABLE part PARTITION OF parts FOR VALUES IN (1, 2)",
                    "INSERT INTO parts VALUES (1), (2)");
            open.database.admin("CREATE TABLE closed (a int)");
            assertThat(open.target.status().tables())
                    .containsExactly(new TableRows("closed", -1), new TableRows("parts", 2));
        }
    }

    @Test
    void aLedgerOfAnEarlierVersionIsReadAndGetsTheTableOfCutovers() {
        try (OpenTarget open = OpenTarget.create()) {
            open.target.ledger().start(OpenTarget.run(RUN));
            open.database.execute("DROP TABLE sessiondb_cutovers");
            RunSummary run = open.target.status().lastRun().orElseThrow();
            assertThat(List.of(run.runId(), run.state(), run.source(), run.detail()))
                    .containsExactly(RUN, "started", "/data/app.db", "{}");
            assertThat(open.target.ledger().cutover()).isEmpty();
            open.target.ledger().cutover(CUTOVER);
            assertThat(open.target.status().cutover()).contains(CUTOVER);
            assertThat(open.database.query("SELECT backend, run_id, config_file FROM sessiondb_cutovers"))
                    .containsExactly(List.of("postgres", RUN, "/etc/app.toml"));
            assertThat(open.target.status().lastPublished()).isEmpty();
            assertThat(open.target.status().tables()).isEmpty();
        }
    }

    @Test
    void aRoleThatMayNotMakeTheTableIsToldTheGrant() {
        try (OpenTarget open = OpenTarget.of(TestDatabase.withoutRights())) {
            assertThatExceptionOfType(SessionDbException.class)
                    .isThrownBy(() -> open.target.ledger().cutover(CUTOVER))
                    .matches(e -> e.code() == ErrorCode.CUTOVER_FAILED)
                    .matches(e -> e.problem().hint().orElseThrow().contains("CREATE ON SCHEMA \"public\" TO"));
        }
    }
}
