package dev.sessiondb.postgres;

import dev.sessiondb.config.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a PostgreSQL database.
 *
 * @param hosts {@code host:port}, IPv6 addresses in brackets; tried in order
 * @param properties pgjdbc's own connection properties, such as {@code sslmode}; no secrets
 * @param schema the schema the application's tables are in
 * @param poolSize connections at most, 1 to 100
 */
public record ConnectionSettings(
        List<String> hosts,
        String database,
        Optional<String> user,
        Optional<Secret> password,
        Map<String, String> properties,
        String schema,
        int poolSize) {

    public ConnectionSettings {
        hosts = List.copyOf(hosts);
        properties = Map.copyOf(properties);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("a connection needs a host");
        }
        if (poolSize < 1 || poolSize > 100) {
            throw new IllegalArgumentException("pool size must be 1 to 100");
        }
    }

    /** Hosts and database, without user or secret. */
    public String name() {
        return String.join(",", hosts) + "/" + database;
    }
}
