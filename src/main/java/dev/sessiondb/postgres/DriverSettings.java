package dev.sessiondb.postgres;

import dev.sessiondb.config.Secret;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** Says connection settings in pgJDBC's own form. */
final class DriverSettings {
    private static final int CONNECT_SECONDS = 10;

    private DriverSettings() {}

    /**
     * One data source for all servers; or one for each, to be tried in order, when they have different passwords or some are reached through a Unix-domain socket.
     */
    static List<PGSimpleDataSource> of(ConnectionSettings settings) {
        List<ServerAddress> servers = settings.servers();
        boolean together = servers.stream().noneMatch(ServerAddress::socket)
                && servers.stream().map(ServerAddress::password).distinct().count() == 1;
        return together
                ? List.of(of(settings, servers))
                : servers.stream().map(server -> of(settings, List.of(server))).toList();
    }

    private static PGSimpleDataSource of(ConnectionSettings settings, List<ServerAddress> servers) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        boolean socket = servers.get(0).socket();
        driver.setServerNames(servers.stream()
                .map(server -> socket ? "localhost" : server.host())
                .toArray(String[]::new));
        driver.setPortNumbers(servers.stream().mapToInt(ServerAddress::port).toArray());
        driver.setDatabaseName(settings.database());
        settings.user().ifPresent(driver::setUser);
        servers.get(0).password().map(Secret::reveal).ifPresent(driver::setPassword);
        settings.keyPassword().map(Secret::reveal).ifPresent(driver::setSslPassword);
        driver.setApplicationName("sessiondb");
        driver.setConnectTimeout(CONNECT_SECONDS);
        driver.setLoginTimeout(CONNECT_SECONDS * servers.size());
        driver.setTcpKeepAlive(true);
        driver.setSocketFactory(PatientSocketFactory.class.getName());
        driver.setPrepareThreshold(0);
        set(driver, settings.properties());
        if (socket) {
            driver.setSocketFactory(UnixSocketFactory.class.getName());
            driver.setSocketFactoryArg(servers.get(0).file());
            driver.setSslMode("disable");
            driver.setGssEncMode("disable");
        }
        return driver;
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
}
