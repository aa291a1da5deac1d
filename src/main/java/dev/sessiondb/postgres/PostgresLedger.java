package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.RUNS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.Ledger;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunState;
import dev.sessiondb.store.RunSummary;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger as a table. */
final class PostgresLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresLedger.class);

    private final Connections connections;
    private final String runs;

    PostgresLedger(Connections connections) {
        this.connections = connections;
        this.runs = qualified(connections.schema(), RUNS);
    }

    @Override
    public void start(RunRecord run) {
        try (Connection connection = connections.pooled()) {
            Transactions.committed(connection, c -> {
                Bookkeeping.create(c, connections.schema());
                buryTheDead(c, run.runId());
                return enter(c, run);
            });
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot enter run " + run.runId() + " in " + runs, e);
        }
    }

    private int enter(Connection connection, RunRecord run) throws SQLException {
        return Query.update(
                connection,
                "INSERT INTO " + runs
                        + " (run_id, state, phase, started_at, updated_at, lease_until, source, tool_version, host, pid, os_user)"
                        + " VALUES (?, 'started', 'backup', ?, now(), now() + " + Lease.TERM + ", ?, ?, ?, ?, ?)",
                run.runId(),
                run.startedAt().atOffset(ZoneOffset.UTC),
                run.source().toString(),
                run.toolVersion(),
                run.host(),
                run.pid(),
                run.user());
    }

    /** The lock is held by this run, and nobody else's lease lasts, so every other run that isn't at an end has died. */
    private void buryTheDead(Connection connection, String exceptRun) throws SQLException {
        Query.update(
                connection,
                "UPDATE " + runs + " SET state = 'failed', finished_at = now(), updated_at = now(),"
                        + " error_code = 'DIED', error_message = 'the run ended without saying how'"
                        + " WHERE state = ANY (?) AND run_id <> ?",
                RunState.texts(RunState.UNFINISHED),
                exceptRun);
    }

    @Override
    public void resume(RunRecord run) {
        try (Connection connection = connections.pooled()) {
            Transactions.committed(connection, c -> {
                Bookkeeping.create(c, connections.schema());
                buryTheDead(c, run.runId());
                return goOn(c, run);
            });
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot resume run " + run.runId() + " in " + runs, e);
        }
    }

    private int goOn(Connection connection, RunRecord run) throws SQLException {
        return Query.update(
                connection,
                "UPDATE " + runs + " SET state = 'started', phase = 'stage', updated_at = now(), finished_at = NULL,"
                        + " lease_until = now() + " + Lease.TERM + ", tool_version = ?, host = ?, pid = ?,"
                        + " os_user = ?, error_code = NULL, error_message = NULL WHERE run_id = ?",
                run.toolVersion(),
                run.host(),
                run.pid(),
                run.user(),
                run.runId());
    }

    @Override
    public void keep(String runId, RunSnapshot snapshot, String detail) {
        try (Connection connection = connections.pooled()) {
            Query.update(
                    connection,
                    "UPDATE " + runs
                            + " SET copy = ?, fingerprint = ?, manifest = ?, plan = ?, detail = ?::jsonb WHERE run_id = ?",
                    snapshot.copy().toString(),
                    snapshot.sha256(),
                    snapshot.manifest().toString(),
                    snapshot.plan(),
                    detail,
                    runId);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot update run " + runId + " in " + runs, e);
        }
    }

    @Override
    public void advance(String runId, RunState state, String phase, String detail) {
        try (Connection connection = connections.pooled()) {
            advance(connection, runId, state, phase, detail);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot update run " + runId + " in " + runs, e);
        }
    }

    /** The same within a transaction of the caller's. */
    void advance(Connection connection, String runId, RunState state, String phase, String detail) throws SQLException {
        int updated = Query.update(
                connection,
                "UPDATE " + runs + " SET state = ?, phase = ?, detail = ?::jsonb, updated_at = now(),"
                        + " finished_at = CASE WHEN ? THEN now() END"
                        + " WHERE run_id = ? AND state = ANY (?)",
                state.text(),
                phase,
                detail,
                !RunState.UNFINISHED.contains(state),
                runId,
                RunState.texts(RunState.UNFINISHED));
        if (updated != 1) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "run " + runId + " is not under way in " + runs)
                    .causedBy("its row was deleted, or another run took it for dead")
                    .hint("look at " + runs + ", and run the same command again")
                    .toException();
        }
    }

    @Override
    public void annotate(String runId, String detail) {
        try (Connection connection = connections.afterwards()) {
            Session.waitForLocksBriefly(connection);
            Query.update(
                    connection, "UPDATE " + runs + " SET detail = detail || ?::jsonb WHERE run_id = ?", detail, runId);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("run {} could not be annotated in {}", runId, runs);
        }
    }

    @Override
    public boolean fail(String runId, String phase, SessionDbException failure) {
        try (Connection connection = connections.afterwards()) {
            Session.waitForLocksBriefly(connection);
            int updated = Query.update(
                    connection,
                    "UPDATE " + runs + " SET state = 'failed', phase = ?, finished_at = now(), updated_at = now(),"
                            + " error_code = ?, error_message = ? WHERE run_id = ? AND state = ANY (?)",
                    phase,
                    failure.code().name(),
                    RecordedFailure.text(failure),
                    runId,
                    RunState.texts(RunState.UNFINISHED));
            return updated == 1;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public List<RunSummary> runs() {
        return read(LedgerReader::all);
    }

    @Override
    public Optional<RunSummary> lastRun() {
        return read(LedgerReader::lastRun);
    }

    @Override
    public Optional<RunSummary> lastPublished() {
        return read(LedgerReader::lastPublished);
    }

    @Override
    public List<RunSummary> published() {
        return read(LedgerReader::published);
    }

    @Override
    public Optional<Cutover> cutover() {
        return read(LedgerReader::cutover);
    }

    private interface Reading<T> {
        T of(LedgerReader reader) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = connections.pooled()) {
            return reading.of(new LedgerReader(connection, connections.schema()));
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot read the ledger of " + runs, e);
        }
    }

    @Override
    public void cutover(Cutover cutover) {
        new CutoverRecord(connections).enter(cutover);
    }

    /** The run's state, once no transaction that changes it is under way; empty when the ledger doesn't know the run. */
    Optional<String> state(Connection connection, String runId) throws SQLException {
        return Query.first(
                connection,
                "SELECT state FROM " + runs + " WHERE run_id = ? FOR UPDATE",
                row -> String.valueOf(row.getString(1)),
                runId);
    }

    /** A run in words; empty when the ledger doesn't know it. */
    static Optional<String> describe(Connection connection, String schema, String runId) throws SQLException {
        if (!Bookkeeping.exists(connection, schema, RUNS)) {
            return Optional.empty();
        }
        return Query.first(
                connection,
                "SELECT format('run %s on host %s, process %s, since %s', run_id, host, pid, started_at) FROM "
                        + qualified(schema, RUNS) + " WHERE run_id = ?",
                row -> String.valueOf(row.getString(1)),
                runId);
    }
}
