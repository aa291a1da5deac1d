package dev.sessiondb.sqlite.ddl;

import java.util.Optional;

/**
 * A CHECK as written.
 *
 * @param sql what is between its parentheses
 */
public record CheckDefinition(Optional<String> name, String sql) {}
