package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

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
}
