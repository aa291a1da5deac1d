package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commits a publish. When the reply is lost, the ledger, written in the same transaction, says whether it was done. */
final class Commit {
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLISECONDS = 500;
    private static final String PUBLISHED = RunState.PUBLISHED.text();

    private final Connections connections;
    private final String runId;

    Commit(Connections connections, String runId) {
        this.connections = connections;
        this.runId = runId;
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
            if (!SqlFailures.lost(e) || !published(e)) {
                throw e;
            }
        }
    }

    private boolean published(SQLException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            long pause = FIRST_PAUSE_MILLISECONDS;
            for (int attempt = 0; attempt < TRIES; attempt++, pause *= 2) {
                Optional<String> state = ask();
                if (state.isPresent()) {
                    return state.get().equals(PUBLISHED);
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
        return Problem.of(ErrorCode.MIGRATION_FAILED, "the connection was lost while run " + runId + " was published")
                .causedBy(SqlFailures.text(failure))
                .state("unknown: the server could not be asked whether the run is published")
                .hint("when the server answers again: SELECT state FROM " + runs + " WHERE run_id = '" + runId
                        + "'; `published` means that everything is there, anything else that nothing is")
                .toException(failure);
    }

    /** Empty when the server can't be asked, or still works on the lost transaction. */
    private Optional<String> ask() {
        try (Connection connection = connections.alone()) {
            Session.waitForLocksBriefly(connection);
            return new PostgresLedger(connections).state(connection, runId);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
