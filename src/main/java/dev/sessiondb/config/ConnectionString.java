package dev.sessiondb.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL connection as libpq understands it.
 *
 * @param servers tried in order, at least one
 * @param keyPassword of the client certificate's key
 * @param properties for pgjdbc, by its own names; no secrets
 * @param warnings what was passed over, such as a password file that others can read
 */
public record ConnectionString(
        List<Server> servers,
        String database,
        Optional<String> user,
        Optional<Secret> keyPassword,
        Map<String, String> properties,
        List<String> warnings) {
    public ConnectionString {
        servers = List.copyOf(servers);
        properties = Map.copyOf(properties);
        warnings = List.copyOf(warnings);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a connection needs a server");
        }
    }

    /**
     * One server.
     *
     * @param host a name, an address (IPv6 in brackets) or the directory of a Unix-domain socket
     * @param port 1 to 65535
     * @param password for this server: a password file may give each its own
     */
    public record Server(String host, int port, Optional<Secret> password) {
        /** Such as {@code db:5432}. */
        public String address() {
            return host + ":" + port;
        }
    }

    /** {@code host:port} of each server. */
    public List<String> hosts() {
        return servers.stream().map(Server::address).toList();
    }

    /** The first server's. */
    public Optional<Secret> password() {
        return servers.get(0).password();
    }
}
