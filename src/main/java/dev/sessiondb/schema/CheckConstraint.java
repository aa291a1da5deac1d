package dev.sessiondb.schema;

import java.util.Optional;

/**
 * A CHECK constraint of the source.
 *
 * @param name the constraint's name, if it has one
 * @param expression parsed; empty when it isn't understood
 * @param sql the expression as written, without the outer parentheses
 */
public record CheckConstraint(Optional<String> name, Optional<Expression> expression, String sql) {}
