package dev.sessiondb.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A connection through a pooler that hands out server connections by the transaction, such as PgBouncer. It is in a transaction from beginning to end, each one chained to the last, so that it keeps one
 * server connection; it is closed within a transaction, so that the pooler closes that server connection instead of handing what was set on it to somebody else. What is done in autocommit mode is
 * committed at the latest when this is closed.
 */
final class PinnedConnection implements InvocationHandler {
    private final Connection server;
    private boolean autoCommit = true;

    private PinnedConnection(Connection server) {
        this.server = server;
    }

    /** Whether a pooler answered the login: then the process that was named isn't the one that answers. */
    static boolean needed(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID()
                != Query.number(connection, "SELECT pg_catalog.pg_backend_pid()");
    }

    static boolean is(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                && Proxy.getInvocationHandler(connection) instanceof PinnedConnection;
    }

    static Connection of(Connection server) throws SQLException {
        server.setAutoCommit(false);
        return (Connection) Proxy.newProxyInstance(
                PinnedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new PinnedConnection(server));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
            case "commit" -> chained("COMMIT AND CHAIN");
            case "rollback" -> arguments == null ? chained("ROLLBACK AND CHAIN") : delegated(method, arguments);
            case "close" -> close();
            default -> delegated(method, arguments);
        };
    }

    private @Nullable Object chained(String end) throws SQLException {
        Query.execute(server, end);
        return null;
    }

    private @Nullable Object delegated(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(server, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private @Nullable Object setAutoCommit(boolean wanted) throws SQLException {
        if (wanted != autoCommit) {
            autoCommit = wanted;
            chained("COMMIT AND CHAIN");
        }
        return null;
    }

    private @Nullable Object close() throws SQLException {
        try (server) {
            return autoCommit && !server.isClosed() ? chained("COMMIT AND CHAIN") : null;
        }
    }
}
