package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commits a publish, or what takes one back. When the reply is lost, the ledger, written in the same transaction, says whether it was done. */
final class Commit {
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLISECONDS = 500;

    private final Connections connections;
    private final String runId;
    private final String done;

    Commit(Connections connections, String runId) {
        this(connections, runId, RunState.PUBLISHED);
    }

    /** Of a transaction that puts the run into this state. */
    Commit(Connections connections, String runId, RunState done) {
        this.connections = connections;
        this.runId = runId;
        this.done = done.text();
    }

    /**
     * Returns when it is committed.
     *
     * @throws SQLException when it certainly isn't
     * @throws dev.sessiondb.error.SessionDbException when nobody can tell; its state starts with {@code unknown}
     */
    void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!SqlFailures.lost(e) || !committed(e)) {
                throw e;
            }
        }
    }

    private boolean committed(SQLException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            long pause = FIRST_PAUSE_MILLISECONDS;
            for (int attempt = 0; attempt < TRIES; attempt++, pause *= 2) {
                Optional<String> state = ask();
                if (state.isPresent()) {
                    return state.get().equals(done);
                }
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw unknown(failure);
    }

    private RuntimeException unknown(SQLException failure) {
        String runs = Bookkeeping.qualified(connections.schema(), Bookkeeping.RUNS);
        return Problem.of(ErrorCode.MIGRATION_FAILED, "the connection was lost while run " + runId + " was " + done)
                .causedBy(SqlFailures.text(failure))
                .state("unknown: the server could not be asked whether the run is " + done)
                .hint("when the server answers again: SELECT state FROM " + runs + " WHERE run_id = '" + runId
                        + "'; `" + done
                        + "` means that all of it was done, anything else that nothing was")
                .toException(failure);
    }

    /** Empty when the server can't be asked, or still works on the lost transaction. */
    private Optional<String> ask() {
        try (Connection connection = connections.afterwards()) {
            Session.waitForLocksBriefly(connection);
            return new PostgresLedger(connections).state(connection, runId);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
