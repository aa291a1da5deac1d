package dev.sessiondb.schema;

import java.util.Optional;

/**
 * One column or expression of an index or unique constraint.
 *
 * @param column the column's name; empty for an expression
 * @param expression the parsed expression; empty for a column, and for an expression that isn't understood
 * @param descending sorted downwards
 * @param collation SQLite's collation: {@code BINARY}, {@code NOCASE}, {@code RTRIM} or an application's own
 */
public record IndexPart(
        Optional<String> column, Optional<Expression> expression, boolean descending, String collation) {

    /** A plain ascending column compared byte by byte. */
    public static IndexPart of(String column) {
        return new IndexPart(Optional.of(column), Optional.empty(), false, "BINARY");
    }

    public boolean binary() {
        return collation.equalsIgnoreCase("BINARY");
    }
}
