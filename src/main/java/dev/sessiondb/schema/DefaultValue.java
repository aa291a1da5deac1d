package dev.sessiondb.schema;

import java.util.Optional;

/**
 * A column's DEFAULT.
 *
 * @param sql as the source has it
 * @param expression parsed; empty when it isn't understood
 */
public record DefaultValue(String sql, Optional<Expression> expression) {}
