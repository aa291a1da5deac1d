package dev.sessiondb.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param columns in key order
 * @param rowidAlias a single {@code INTEGER PRIMARY KEY} column, which is the rowid itself
 * @param autoincrement declared {@code AUTOINCREMENT}
 */
public record PrimaryKey(List<String> columns, boolean rowidAlias, boolean autoincrement) {

    public PrimaryKey {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a primary key needs at least one column");
        }
    }
}
