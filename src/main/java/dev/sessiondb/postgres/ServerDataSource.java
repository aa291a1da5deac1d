package dev.sessiondb.postgres;

import dev.sessiondb.store.WorkMonitor;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to one database, each set up by {@link Session}. */
final class ServerDataSource implements DataSource {
    private final List<PGSimpleDataSource> servers;
    private final Patience patience;
    private final OpenConnections open = new OpenConnections();

    private ServerDataSource(List<PGSimpleDataSource> servers, Patience patience) {
        this.servers = List.copyOf(servers);
        this.patience = patience;
    }

    static ServerDataSource to(ConnectionSettings settings, WorkMonitor monitor) {
        return new ServerDataSource(DriverSettings.of(settings), new Patience(settings.name(), monitor));
    }

    /** Cancels what its connections do. */
    void cancel() {
        open.cancel();
    }

    /** What opens a connection to one server. */
    private interface Opening {
        Connection open(PGSimpleDataSource server) throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open.add(patience.open(() -> first(ServerDataSource::connect)));
    }

    /** As {@link #getConnection()}, out of reach of {@link #cancel}. */
    Connection uncancelled() throws SQLException {
        return patience.open(() -> first(ServerDataSource::connect));
    }

    /** As {@link #getConnection()}, without another try. */
    Connection atOnce() throws SQLException {
        return open.add(first(ServerDataSource::connect));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return open.add(patience.open(() -> first(server -> connect(server, user, password))));
    }

    /** As libpq: the next server is tried when one can't be reached, and not when it refuses the login. */
    private Connection first(Opening opening) throws SQLException {
        for (PGSimpleDataSource server : servers.subList(0, servers.size() - 1)) {
            try {
                return prepared(opening.open(server));
            } catch (SQLException e) {
                if (!SqlFailures.state(e).startsWith("08")) {
                    throw e;
                }
            }
        }
        return prepared(opening.open(servers.get(servers.size() - 1)));
    }

    private static Connection connect(PGSimpleDataSource server) throws SQLException {
        return connect(server, server.getUser(), server.getPassword());
    }

    /** As the data source does it by itself, which has the JVM load SQLite's driver, too. */
    private static Connection connect(PGSimpleDataSource server, @Nullable String user, @Nullable String password)
            throws SQLException {
        Properties login = new Properties();
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        return Objects.requireNonNull(new Driver().connect(server.getUrl(), login), "the URL is PostgreSQL's");
    }

    private static Connection prepared(Connection connection) throws SQLException {
        try {
            boolean pooler = PinnedConnection.needed(connection);
            Connection usable = pooler ? PinnedConnection.of(connection) : connection;
            Session.prepare(usable);
            if (pooler) {
                usable.commit();
            }
            return usable;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return servers.get(0).getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        for (PGSimpleDataSource server : servers) {
            server.setLogWriter(out);
        }
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        for (PGSimpleDataSource server : servers) {
            server.setLoginTimeout(seconds);
        }
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return servers.get(0).getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver logs by itself");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return servers.get(0).unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return servers.get(0).isWrapperFor(type);
    }
}
