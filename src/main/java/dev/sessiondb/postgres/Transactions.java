package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one transaction of a pooled connection; the pool puts the connection back as it was. */
final class Transactions {

    private Transactions() {}

    /** What is done in the transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Commits, unless the work throws. */
    static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        T result = run(connection, work);
        connection.commit();
        return result;
    }

    /** Takes everything back, whatever happens. */
    static <T> T rolledBack(Connection connection, Work<T> work) throws SQLException {
        T result = run(connection, work);
        connection.rollback();
        return result;
    }

    private static <T> T run(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return work.run(connection);
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
