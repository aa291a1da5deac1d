package dev.sessiondb.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a SQLite file defines and holds, read by plain SQL. */
public final class SqliteContents {
    private SqliteContents() {}

    /** Definitions in an order of their own and the header's numbers; SQLite's bookkeeping left out. */
    public static List<String> schema(Path file) {
        return SqliteFiles.query(
                        file,
                        "SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL UNION ALL SELECT 'user_version ' || user_version FROM pragma_user_version UNION ALL SELECT 'application_id ' || application_id FROM pragma_application_id ORDER BY 1")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /** The rows of each table, each value with its storage class. */
    public static Map<String, List<String>> rows(Path file) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<?> table : SqliteFiles.query(
                file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'")) {
            String name = String.valueOf(table.get(0));
            rows.put(name, rows(file, name));
        }
        return rows;
    }

    private static List<String> rows(Path file, String table) {
        String values = SqliteFiles.query(
                        file,
                        "SELECT name FROM pragma_table_xinfo('" + table.replace("'", "''") + "') WHERE hidden <> 1")
                .stream()
                .map(column -> "\"" + String.valueOf(column.get(0)).replace("\"", "\"\"") + "\"")
                .map(c -> "typeof(" + c + ") || ' ' || CASE typeof(" + c + ") WHEN 'real' THEN printf('%!.17g', " + c
                        + ") WHEN 'null' THEN '' WHEN 'integer' THEN " + c + " ELSE hex(" + c + ") END")
                .collect(Collectors.joining(" || '|' || "));
        return SqliteFiles.query(file, "SELECT " + values + " FROM \"" + table.replace("\"", "\"\"") + "\" ORDER BY 1")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
