package dev.sessiondb.postgres;

import dev.sessiondb.config.Secret;
import java.util.Optional;

/**
 * One server that a connection may lead to.
 *
 * @param host a name, an address (IPv6 in brackets) or the directory of a Unix-domain socket
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port, Optional<Secret> password) {
    boolean socket() {
        return host.startsWith("/");
    }

    /** The file of the Unix-domain socket. */
    String file() {
        return host + "/.s.PGSQL." + port;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
