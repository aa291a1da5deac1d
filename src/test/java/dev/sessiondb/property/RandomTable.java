package dev.sessiondb.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as it will be written, and its rows as SQL literals.
 *
 * @param name quoted
 * @param options what follows the last parenthesis
 */
record RandomTable(
        String name, List<RandomColumn> columns, List<String> constraints, String options, List<List<String>> rows) {

    RandomTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        rows = List.copyOf(rows);
    }

    /** The definition, then the rows; a row that SQLite refuses isn't there. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        List<String> parts =
                new ArrayList<>(columns.stream().map(RandomColumn::sql).toList());
        parts.addAll(constraints);
        all.add("CREATE TABLE " + name + " (" + String.join(", ", parts) + ")" + options);
        String stored = columns.stream()
                .filter(c -> !c.generated())
                .map(RandomColumn::name)
                .collect(Collectors.joining(", "));
        for (List<String> row : rows) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).generated()) {
                    values.add(row.get(i));
                }
            }
            all.add("INSERT OR IGNORE INTO " + name + " (" + stored + ") VALUES (" + String.join(", ", values) + ")");
        }
        return all;
    }

    RandomTable withoutColumn(int index) {
        return new RandomTable(
                name,
                without(columns, index),
                constraints,
                options,
                rows.stream().map(row -> without(row, index)).toList());
    }

    RandomTable withColumn(int index, RandomColumn column) {
        List<RandomColumn> changed = new ArrayList<>(columns);
        changed.set(index, column);
        return new RandomTable(name, changed, constraints, options, rows);
    }

    RandomTable withConstraints(List<String> others) {
        return new RandomTable(name, columns, others, options, rows);
    }

    RandomTable withRows(List<List<String>> others) {
        return new RandomTable(name, columns, constraints, options, others);
    }

    static <T> List<T> without(List<T> list, int index) {
        List<T> fewer = new ArrayList<>(list);
        fewer.remove(index);
        return fewer;
    }
}
