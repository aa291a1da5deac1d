package dev.sessiondb.schema;

import java.util.Optional;

/**
 * A column of a source table that stores a value of its own.
 *
 * @param declaredType as written, empty when there is none; a hint, never a fact
 * @param collation SQLite's collation, {@code BINARY} unless declared otherwise
 */
public record Column(
        String name, String declaredType, boolean notNull, Optional<DefaultValue> defaultValue, String collation) {}
