package dev.sessiondb.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the source, as its own pragmas and the text of its definition describe it.
 *
 * @param columns all that can be read, generated ones included, in the order of the definition
 * @param indexes those of UNIQUE constraints included, the primary key's left out
 * @param withoutRowid the table has no rowid; rows are then named by their primary key
 * @param sql the CREATE TABLE text
 * @param derived SQL expressions of columns that the table itself doesn't have, by name
 */
public record Table(
        String name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<CheckConstraint> checks,
        boolean withoutRowid,
        String sql,
        Map<String, String> derived) {

    public Table {
        derived = Map.copyOf(derived);
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

    /** The same with no more columns than it has itself. */
    public Table withoutDerived() {
        List<Column> own = columns.stream()
                .filter(column -> !derived.containsKey(column.name()))
                .toList();
        return new Table(name, own, primaryKey, indexes, foreignKeys, checks, withoutRowid, sql, Map.of());
    }

    /** The same with its columns described otherwise. */
    public Table withColumns(List<Column> others) {
        return new Table(name, others, primaryKey, indexes, foreignKeys, checks, withoutRowid, sql, derived);
    }

    /** With one more column, which an expression gives. */
    public Table derive(Column column, String expression) {
        List<Column> all = new ArrayList<>(columns);
        all.add(column);
        Map<String, String> expressions = new HashMap<>(derived);
        expressions.put(column.name(), expression);
        return new Table(name, all, primaryKey, indexes, foreignKeys, checks, withoutRowid, sql, expressions);
    }
}
