package dev.sessiondb.schema;

import java.util.List;
import java.util.Optional;

/**
 * An index of the source, or the one behind a UNIQUE constraint.
 *
 * @param name its name; SQLite's own {@code sqlite_autoindex_...} for a constraint
 * @param constraint made by a {@code UNIQUE} constraint, not by {@code CREATE INDEX}
 * @param partial has a WHERE clause
 * @param predicate the parsed WHERE clause; empty when there is none or it isn't understood
 * @param sql its {@code CREATE INDEX} text; empty for a constraint
 */
public record Index(
        String name,
        boolean unique,
        boolean constraint,
        List<IndexPart> parts,
        boolean partial,
        Optional<Expression> predicate,
        Optional<String> sql) {

    public Index {
        parts = List.copyOf(parts);
    }
}
