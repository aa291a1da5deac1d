package dev.sessiondb.testing;

import dev.sessiondb.config.Secret;
import dev.sessiondb.postgres.ServerAddress;
import java.util.List;
import java.util.Optional;

/** The one server of a connection. */
public final class Servers {
    private Servers() {}

    /** For {@code host:port}. */
    public static List<ServerAddress> at(String address, String password) {
        int colon = address.lastIndexOf(':');
        return List.of(new ServerAddress(
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                Optional.of(Secret.of(password))));
    }
}
