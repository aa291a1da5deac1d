package dev.sessiondb.schema;

import java.util.Optional;

/**
 * What a generated column is computed from.
 *
 * @param sql the expression as written, without the outer parentheses; empty when the table's text isn't understood
 * @param expression parsed; empty when it isn't understood
 * @param stored {@code STORED}; otherwise {@code VIRTUAL}, computed whenever it is read
 */
public record GeneratedValue(String sql, Optional<Expression> expression, boolean stored) {

    /** As a clause of the column's definition. */
    public String clause() {
        return "GENERATED ALWAYS AS (" + sql + ") " + (stored ? "STORED" : "VIRTUAL");
    }
}
