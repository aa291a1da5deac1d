package dev.sessiondb.testing;

import java.net.URI;
import java.util.Properties;
import org.postgresql.Driver;

/** Where a PostgreSQL server listens, and the superuser tests log in as; its database {@code postgres} must exist. */
record ServerAddress(String host, int port, String user, String password) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/database} or {@code jdbc:postgresql://host:port/database?user=...&password=...}.
     *
     * @throws IllegalArgumentException when it is neither, or asks for more than host, port, database, user and password
     */
    static ServerAddress parse(String url) {
        return url.startsWith("jdbc:") ? parseJdbc(url) : parseLibpq(url);
    }

    private static ServerAddress parseLibpq(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getUserInfo() == null || uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "tests need a server as postgresql://user:password@host:port/database, without parameters");
        }
        String[] login = uri.getUserInfo().split(":", 2);
        return new ServerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                login[0],
                login.length == 2 ? login[1] : "");
    }

    private static ServerAddress parseJdbc(String url) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException("not a JDBC URL of a PostgreSQL server");
        }
        return new ServerAddress(
                parsed.getProperty("PGHOST"),
                Integer.parseInt(parsed.getProperty("PGPORT")),
                parsed.getProperty("user", "postgres"),
                parsed.getProperty("password", ""));
    }
}
