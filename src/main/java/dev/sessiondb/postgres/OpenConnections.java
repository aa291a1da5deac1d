package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/** The connections that are open now, so that what they are at work on can be cancelled at the server. */
final class OpenConnections {
    private static final long PAUSE_MILLISECONDS = 200;
    private static final int ROUNDS = 20;

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    Connection add(Connection connection) {
        open.removeIf(OpenConnections::closed);
        open.add(connection);
        return connection;
    }

    /** Cancels whatever they do, those that are opened meanwhile too, for 4 seconds. */
    void cancel() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                open.stream().filter(connection -> !closed(connection)).forEach(OpenConnections::cancel);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // A server that can't be told will notice when the process has gone.
        }
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
