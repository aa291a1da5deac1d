package dev.sessiondb.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL connection as libpq understands it.
 *
 * @param hosts {@code host:port}, at least one
 * @param properties for pgjdbc, by its own names
 */
public record ConnectionString(
        List<String> hosts,
        String database,
        Optional<String> user,
        Optional<Secret> password,
        Map<String, String> properties) {

    public ConnectionString {
        hosts = List.copyOf(hosts);
        properties = Map.copyOf(properties);
    }
}
