package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.postgres.CuttingProxy.Cut;
import dev.sessiondb.store.PublishReport;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.Target;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reply to COMMIT never comes: what is said must be what is there. */
class CommitLostIT {
    private static final String RUN = "20261120T204500Z-0001";

    /** What becomes of a publish. */
    private interface Trial {
        void with(Stage stage, CuttingProxy proxy);
    }

    @Test
    void committedThoughTheReplyIsLost() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            through(database, (stage, proxy) -> {
                proxy.cutAtCommit(Cut.AFTER_FORWARDING);
                PublishReport report = stage.publish(Published.plan(List.of("t"), List.of()));
                assertThat(report.moved()).containsExactly("t");
                assertThat(proxy.cuts()).isEqualTo(1);
            });
            assertThat(database.value("SELECT state FROM sessiondb_runs")).isEqualTo("published");
            assertThat(database.value("SELECT a FROM public.t")).isEqualTo("x");
        }
    }

    @Test
    void notCommittedSinceTheServerNeverHeardOfIt() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            through(database, (stage, proxy) -> {
                proxy.cutAtCommit(Cut.INSTEAD_OF_FORWARDING);
                Problem problem = failure(stage);
                assertThat(problem.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
                assertThat(problem.state()).doesNotContain("unknown");
                assertThat(proxy.cuts()).isEqualTo(1);
            });
            assertThat(database.value("SELECT state FROM sessiondb_runs")).isEqualTo("started");
            assertThat(database.value("SELECT to_regclass('public.t') IS NULL")).isEqualTo(true);
        }
    }

    @Test
    void unknownWhenTheServerCanNotBeAsked() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            through(database, (stage, proxy) -> {
                proxy.cutAtCommit(Cut.FOR_GOOD);
                Problem problem = failure(stage);
                assertThat(problem.state()).startsWith("unknown");
                assertThat(problem.hint().orElseThrow())
                        .contains("SELECT state FROM")
                        .contains(RUN);
                proxy.reopen();
            });
            assertThat(database.value("SELECT state FROM sessiondb_runs")).isEqualTo("published");
        }
    }

    private static void through(TestDatabase database, Trial trial) throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(database.host(), database.port());
                Target target =
                        new PostgresTargetStore(OpenTarget.settings(database, "localhost:" + proxy.port())).open()) {
            target.ledger().start(OpenTarget.run(RUN));
            try (Stage stage = target.createStage(OpenTarget.run(RUN))) {
                stage.apply(List.of(OpenTarget.tables("1.1", true, "CREATE TABLE t (a text)")));
                stage.load("t", List.of("a"), new CopyRows().row("x"));
                trial.with(stage, proxy);
                assertThat(stage.drop()).isTrue();
            }
        }
    }

    private static Problem failure(Stage stage) {
        return assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> stage.publish(Published.plan(List.of("t"), List.of())))
                .actual()
                .problem();
    }
}
