package dev.sessiondb.schema;

import java.util.Optional;

/**
 * A column of a source table.
 *
 * @param declaredType as written, empty when there is none; a hint, never a fact
 * @param collation SQLite's collation, {@code BINARY} unless declared otherwise
 * @param generated what it is computed from, of a generated column, which can be read and not written
 */
public record Column(
        String name,
        String declaredType,
        boolean notNull,
        Optional<DefaultValue> defaultValue,
        String collation,
        Optional<GeneratedValue> generated) {

    /** A column that stores a value of its own. */
    public Column(
            String name, String declaredType, boolean notNull, Optional<DefaultValue> defaultValue, String collation) {
        this(name, declaredType, notNull, defaultValue, collation, Optional.empty());
    }
}
