package dev.sessiondb.postgres;

import dev.sessiondb.config.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to reach a PostgreSQL database.
 *
 * @param servers tried in order
 * @param keyPassword of the client certificate's key
 * @param properties pgjdbc's own connection properties, such as {@code sslmode}; no secrets
 * @param schema the schema the application's tables are in
 * @param poolSize connections at most, 1 to 100
 */
public record ConnectionSettings(
        List<ServerAddress> servers,
        String database,
        Optional<String> user,
        Optional<Secret> keyPassword,
        Map<String, String> properties,
        String schema,
        int poolSize) {

    public ConnectionSettings {
        servers = List.copyOf(servers);
        properties = Map.copyOf(properties);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a connection needs a host");
        }
        if (poolSize < 1 || poolSize > 100) {
            throw new IllegalArgumentException("pool size must be 1 to 100");
        }
    }

    /** Hosts and database, without user or secret. */
    public String name() {
        return servers.stream().map(ServerAddress::toString).collect(Collectors.joining(",")) + "/" + database;
    }
}
