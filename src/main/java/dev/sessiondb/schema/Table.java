package dev.sessiondb.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table of the source, as its own pragmas and the text of its definition describe it.
 *
 * @param columns all that can be read, generated ones included, in the order of the definition
 * @param indexes those of UNIQUE constraints included, the primary key's left out
 * @param withoutRowid the table has no rowid; rows are then named by their primary key
 * @param sql the CREATE TABLE text
 */
public record Table(
        String name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<CheckConstraint> checks,
        boolean withoutRowid,
        String sql) {

    public Table {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table `" + name + "` has no columns");
        }
    }

    /** The column of that name; SQLite's names are equal when they are so in ASCII lower case. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(c -> AsciiNames.same(c.name(), columnName))
                .findFirst();
    }
}
