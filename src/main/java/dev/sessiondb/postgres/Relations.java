package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of some names of a schema are tables. */
final class Relations {

    private Relations() {}

    /** Ordinary and partitioned tables among these, sorted. */
    static List<String> tables(Connection connection, String schema, Collection<String> names) throws SQLException {
        return Query.list(
                connection, """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind IN ('r', 'p') ORDER BY 1
                """, row -> String.valueOf(row.getString(1)), schema, names.toArray(String[]::new));
    }

    /** The columns of such tables, by table, in their order. */
    static Map<String, List<String>> columns(Connection connection, String schema, Collection<String> names)
            throws SQLException {
        Map<String, List<String>> columns = new HashMap<>();
        Query.list(
                        connection,
                        """
                        SELECT c.relname, a.attname
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind IN ('r', 'p') ORDER BY 1, a.attnum
                        """,
                        row -> Map.entry(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                        schema,
                        names.toArray(String[]::new))
                .forEach(column -> columns.computeIfAbsent(column.getKey(), table -> new ArrayList<>())
                        .add(column.getValue()));
        return columns;
    }
}
