package dev.sessiondb.postgres;

import dev.sessiondb.store.WorkMonitor;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tries to connect again, a few times, when the server says that it is starting up or full, or hangs up: each of that may have passed a moment later. */
final class Patience {
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MILLISECONDS = 500;
    private static final Set<String> PASSING = Set.of(SqlFailures.STARTING, SqlFailures.FULL);

    private final String server;
    private final WorkMonitor monitor;

    Patience(String server, WorkMonitor monitor) {
        this.server = server;
        this.monitor = monitor;
    }

    /** What opens a connection. */
    interface Opening {
        Connection open() throws SQLException;
    }

    Connection open(Opening opening) throws SQLException {
        long pause = FIRST_PAUSE_MILLISECONDS;
        for (int attempt = 1; ; attempt++, pause *= 2) {
            try {
                return opening.open();
            } catch (SQLException e) {
                if (attempt == TRIES || !passing(e) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                monitor.note("`" + server + "`: " + SqlFailures.text(e) + "; trying again in "
                        + TimeUnit.MILLISECONDS.toSeconds(pause + 999) + " s (" + attempt + " of " + (TRIES - 1) + ")");
                pause(pause, e);
            }
        }
    }

    /** A server that isn't there at all is no passing trouble: most often the address is wrong. */
    private static boolean passing(SQLException failure) {
        return PASSING.contains(SqlFailures.state(failure)) || hungUp(failure);
    }

    private static boolean hungUp(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException && !(cause instanceof ConnectException)) {
                return String.valueOf(cause.getMessage()).contains("reset");
            }
        }
        return false;
    }

    private static void pause(long milliseconds, SQLException failure) throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
