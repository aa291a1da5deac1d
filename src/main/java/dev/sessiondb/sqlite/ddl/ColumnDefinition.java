package dev.sessiondb.sqlite.ddl;

import java.util.Optional;

/**
 * What the text of a table's definition says of one column.
 *
 * @param collation declared by COLLATE
 * @param generated the expression of GENERATED ALWAYS AS, without its parentheses
 * @param sql the column's definition as written
 */
public record ColumnDefinition(String name, Optional<String> collation, Optional<String> generated, String sql) {}
