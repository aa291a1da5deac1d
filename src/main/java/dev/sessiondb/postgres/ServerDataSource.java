package dev.sessiondb.postgres;

import dev.sessiondb.config.Secret;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to one database, each set up by {@link Session}. */
final class ServerDataSource implements DataSource {
    private static final int CONNECT_SECONDS = 10;

    private final PGSimpleDataSource driver;

    private ServerDataSource(PGSimpleDataSource driver) {
        this.driver = driver;
    }

    static ServerDataSource to(ConnectionSettings settings) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        address(driver, settings.hosts());
        driver.setDatabaseName(settings.database());
        settings.user().ifPresent(driver::setUser);
        settings.password().map(Secret::reveal).ifPresent(driver::setPassword);
        driver.setApplicationName("sessiondb");
        driver.setConnectTimeout(CONNECT_SECONDS);
        driver.setLoginTimeout(CONNECT_SECONDS * settings.hosts().size());
        driver.setTcpKeepAlive(true);
        driver.setPrepareThreshold(0);
        set(driver, settings.properties());
        return new ServerDataSource(driver);
    }

    private static void address(PGSimpleDataSource driver, List<String> hosts) {
        List<String> names = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (String host : hosts) {
            int colon = host.lastIndexOf(':');
            names.add(host.substring(0, colon));
            ports.add(Integer.valueOf(host.substring(colon + 1)));
        }
        driver.setServerNames(names.toArray(String[]::new));
        driver.setPortNumbers(ports.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void set(PGSimpleDataSource driver, Map<String, String> properties) {
        try {
            for (Map.Entry<String, String> property : properties.entrySet()) {
                driver.setProperty(property.getKey(), property.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("connection property: " + e.getMessage(), e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return prepared(driver.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return prepared(driver.getConnection(user, password));
    }

    private static Connection prepared(Connection connection) throws SQLException {
        try {
            Session.prepare(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver logs by itself");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
