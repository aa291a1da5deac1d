package dev.sessiondb.postgres;

import dev.sessiondb.store.OtherTool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recognises other migration tools by their tables, in the target schema and in those of their own. Reads them only. */
final class OtherToolReader {
    private final Connection connection;
    private final String schema;

    OtherToolReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    List<OtherTool> read() throws SQLException {
        List<OtherTool> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (KnownTool tool : KnownTool.values()) {
            for (String place : places(tool)) {
                String table = place + "." + tool.table();
                if (!taken.contains(table) && fits(place, tool)) {
                    taken.add(table);
                    OtherTool told = told(place, tool);
                    if (!tool.onlyWhenUnfinished() || !told.unfinished().isEmpty()) {
                        found.add(told);
                    }
                }
            }
        }
        return found;
    }

    private List<String> places(KnownTool tool) {
        return tool.ownSchema().isEmpty() || tool.ownSchema().equals(schema)
                ? List.of(schema)
                : List.of(schema, tool.ownSchema());
    }

    private boolean fits(String place, KnownTool tool) throws SQLException {
        return Query.truth(
                connection,
                """
                SELECT count(*) = cardinality(?) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
                  AND a.attnum > 0 AND NOT a.attisdropped AND a.attname = ANY (?)
                """,
                tool.columns().toArray(String[]::new),
                place,
                tool.table(),
                tool.columns().toArray(String[]::new));
    }

    /** A table that may not be read costs what it says, not the others. */
    private OtherTool told(String place, KnownTool tool) throws SQLException {
        String table = Bookkeeping.qualified(place, tool.table());
        Savepoint before = connection.setSavepoint();
        try {
            String version = tool.version().isEmpty()
                    ? ""
                    : Query.text(connection, tool.version().formatted(table));
            List<String> unfinished =
                    Query.list(connection, tool.unfinished().formatted(table), row -> String.valueOf(row.getString(1)));
            return new OtherTool(
                    tool.title(), place + "." + tool.table(), version.equals("null") ? "" : version, unfinished);
        } catch (SQLException e) {
            if (SqlFailures.lost(e)) {
                throw e;
            }
            connection.rollback(before);
            return new OtherTool(
                    tool.title(), place + "." + tool.table(), "", List.of("it can't be read: " + SqlFailures.text(e)));
        }
    }
}
