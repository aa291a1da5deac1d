package dev.sessiondb.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An ordinary table, as SQLite's pragmas tell of it.
 *
 * @param key its primary key's columns, in key order
 */
record SourceTable(String name, List<SourceColumn> columns, List<String> key) {

    /**
     * A column that can be seen.
     *
     * @param generated computed from others
     */
    record SourceColumn(String name, String type, boolean notNull, boolean generated) {}

    /** In the order they were made. */
    static List<SourceTable> all(Connection sqlite) throws SQLException {
        List<SourceTable> tables = new ArrayList<>();
        for (List<?> row : Rows.of(sqlite, """
                SELECT l.name FROM pragma_table_list AS l JOIN sqlite_schema AS s ON s.name = l.name AND s.type = 'table'
                 WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY s.rowid
                """)) {
            tables.add(of(sqlite, String.valueOf(row.get(0))));
        }
        return tables;
    }

    static SourceTable of(Connection sqlite, String name) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        Map<Integer, String> key = new TreeMap<>();
        for (List<?> row : Rows.of(
                sqlite, "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(" + Sql.text(name) + ")")) {
            String column = String.valueOf(row.get(0));
            int place = number(row.get(3));
            if (place > 0) {
                key.put(place, column);
            }
            columns.add(new SourceColumn(
                    column, String.valueOf(row.get(1)), number(row.get(2)) != 0, number(row.get(4)) >= 2));
        }
        return new SourceTable(name, columns, List.copyOf(key.values()));
    }

    static int number(Object value) {
        return ((Number) value).intValue();
    }
}
