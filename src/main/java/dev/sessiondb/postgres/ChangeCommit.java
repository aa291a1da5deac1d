package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commits a change of schema versions. When the reply is lost, its row in the ledger, written in the same transaction, says whether it was done. */
final class ChangeCommit {
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLISECONDS = 500;

    private final Connections connections;
    private final SchemaChange change;

    ChangeCommit(Connections connections, SchemaChange change) {
        this.connections = connections;
        this.change = change;
    }

    /**
     * Returns when it is committed.
     *
     * @throws SQLException when it certainly isn't
     * @throws dev.sessiondb.error.SessionDbException when nobody can tell; its state starts with {@code unknown}
     */
    void commit(Connection connection) throws SQLException {
        new SchemaChanges(connection, connections.schema()).finish(change);
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!SqlFailures.lost(e) || !done(e)) {
                throw e;
            }
        }
    }

    private boolean done(SQLException failure) {
        long pause = FIRST_PAUSE_MILLISECONDS;
        for (int attempt = 0; attempt < TRIES; attempt++, pause *= 2) {
            Optional<String> state = ask();
            if (state.isPresent()) {
                return state.get().equals("done");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unknown(failure);
            }
        }
        throw unknown(failure);
    }

    /** Empty when the server can't be asked, or still works on the lost transaction. */
    private Optional<String> ask() {
        try (Connection connection = connections.afterwards()) {
            Session.waitForLocksBriefly(connection);
            return new SchemaChanges(connection, connections.schema()).state(change);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private RuntimeException unknown(SQLException failure) {
        return Problem.of(
                        ErrorCode.MIGRATION_FAILED,
                        "the connection was lost while change " + change.run().runId()
                                + " of the schema versions was committed")
                .causedBy(SqlFailures.text(failure))
                .state("unknown: the server could not be asked whether it is committed")
                .hint(
                        "when the server answers again, run `sessiondb schema status`: it lists the change as done when it"
                                + " is, and else as started or failed, and then nothing of it is there")
                .toException(failure);
    }
}
