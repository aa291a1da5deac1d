package dev.sessiondb.config;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** A connection as a URI in which no password can be read. */
final class MaskedConnection {
    private MaskedConnection() {}

    static String of(ConnectionString connection) {
        String login =
                connection.user().map(user -> user + password(connection) + "@").orElse("");
        String parameters = new TreeMap<>(connection.properties())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
        return "postgresql://" + login + String.join(",", connection.hosts()) + "/" + connection.database()
                + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String password(ConnectionString connection) {
        return connection.password().map(password -> ":" + password).orElse("");
    }
}
