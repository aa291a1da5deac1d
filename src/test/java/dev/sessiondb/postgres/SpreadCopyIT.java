package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.Stage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One table loaded by several connections at once. */
class SpreadCopyIT {
    private static final String RUN = "20261122T010000Z-0001";
    private static final String TABLE = "CREATE TABLE t (n bigint NOT NULL, v text NOT NULL)";
    private static final List<String> COLUMNS = List.of("n", "v");
    private static final int ROWS = 60_000;

    private final OpenTarget open = OpenTarget.create();
    private final LoadLanes lanes = new LoadLanes(2);

    @AfterEach
    void close() {
        open.close();
    }

    /** Text of a kilobyte or so; every thousandth row is longer than a piece, and than what is held of a row. */
    private static String text(int row) {
        return ("row " + row + " ").repeat(row % 1_000 == 0 ? 40_000 : 80);
    }

    /** A body whose rows are made one after the other, with something done before one of them. */
    private static CopyBody rows(int at, Runnable before) {
        return out -> {
            for (int row = 1; row <= ROWS; row++) {
                if (row == at) {
                    before.run();
                }
                new CopyRows().row((long) row, text(row)).writeTo(out);
                out.endRow();
            }
            return ROWS;
        };
    }

    @Test
    void everyRowArrivesOnceByWhicheverConnection() {
        try (Stage stage = open.stage(RUN, TABLE)) {
            assertThat(stage.load("t", COLUMNS, rows(0, () -> {}), lanes)).isEqualTo(ROWS);
            String t = '"' + stage.schemaName() + "\".t";
            assertThat(open.database.query("SELECT count(*), count(DISTINCT n), min(n), max(n) FROM " + t))
                    .containsExactly(List.of((long) ROWS, (long) ROWS, 1L, (long) ROWS));
            assertThat(open.database.query("SELECT count(*) FROM " + t
                            + " WHERE v <> repeat('row ' || n || ' ', CASE WHEN n % 1000 = 0 THEN 40000 ELSE 80 END)"))
                    .containsExactly(List.of(0L));
            assertThat(open.database.query("SELECT count(DISTINCT xmin::text) FROM " + t))
                    .containsExactly(List.of(3L));
            assertFree(2);
            stage.drop();
        }
    }

    @Test
    void fewRowsTakeOneConnection() {
        try (Stage stage = open.stage(RUN, TABLE)) {
            CopyBody few = new CopyRows().row(1L, "a").row(2L, "b");
            assertThat(stage.load("t", COLUMNS, few, lanes)).isEqualTo(2);
            assertThat(open.database.query("SELECT count(DISTINCT xmin::text) FROM \"" + stage.schemaName() + "\".t"))
                    .containsExactly(List.of(1L));
            assertFree(2);
            stage.drop();
        }
    }

    @Test
    void aBodyThatFailsLeavesNothing() {
        try (Stage stage = open.stage(RUN, TABLE)) {
            SessionDbException own = Problem.of(ErrorCode.MIGRATION_FAILED, "row 50000 does not convert")
                    .toException();
            CopyBody body = rows(50_000, () -> {
                throw own;
            });
            assertThat(failure(() -> stage.load("t", COLUMNS, body, lanes))).isSameAs(own);
            assertThat(stage.count("t")).isZero();
            assertFree(2);
            stage.drop();
        }
    }

    @Test
    void whatTheServerRefusesOnAnyConnectionIsWhatIsSaid() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (n bigint NOT NULL CHECK (n <> 40001), v text NOT NULL)")) {
            SessionDbException failure = failure(() -> stage.load("t", COLUMNS, rows(0, () -> {}), lanes));
            assertThat(failure.problem().message()).contains("cannot load table `t`");
            assertThat(failure.problem().causedBy().orElseThrow()).contains("23514");
            assertFree(2);
            stage.empty(List.of("t"));
            assertThat(stage.count("t")).isZero();
            stage.drop();
        }
    }

    @Test
    void aConnectionThatIsLostEndsAllAndMayBeTriedAgain() {
        try (Stage stage = open.stage(RUN, TABLE)) {
            CopyBody body = rows(40_000, () -> open.database.admin("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query LIKE 'COPY %' AND datname = current_database() ORDER BY backend_start DESC LIMIT 1"""));
            SessionDbException failure = failure(() -> stage.load("t", COLUMNS, body, lanes));
            assertThat(failure.passing()).isTrue();
            assertFree(2);
            stage.empty(List.of("t"));
            assertThat(stage.load("t", COLUMNS, rows(0, () -> {}), lanes)).isEqualTo(ROWS);
            assertThat(stage.count("t")).isEqualTo(ROWS);
            stage.drop();
        }
    }

    @Test
    void anInterruptEndsThemAll() {
        try (Stage stage = open.stage(RUN, TABLE)) {
            CopyBody body = rows(30_000, () -> Thread.currentThread().interrupt());
            SessionDbException failure = failure(() -> stage.load("t", COLUMNS, body, lanes));
            assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stage.count("t")).isZero();
            assertFree(2);
            stage.drop();
        }
    }

    @Test
    void whatIsNoUtf8IsRefusedInOneOfThePieces() {
        try (Stage stage = open.stage(RUN, TABLE)) {
            CopyBody body = out -> {
                rows(0, () -> {}).writeTo(out);
                new CopyRows().row(0L, new byte[] {(byte) 0xC3, (byte) 0x28}).writeTo(out);
                return ROWS + 1L;
            };
            assertThat(failure(() -> stage.load("t", COLUMNS, body, lanes))
                            .problem()
                            .causedBy()
                            .orElseThrow())
                    .contains("22021");
            stage.drop();
        }
    }

    private void assertFree(int expected) {
        int free = 0;
        while (lanes.takeFree()) {
            free++;
        }
        for (int i = 0; i < free; i++) {
            lanes.giveBack();
        }
        assertThat(free).isEqualTo(expected);
    }

    private static SessionDbException failure(Runnable load) {
        return catchThrowableOfType(SessionDbException.class, load::run);
    }
}
