package dev.sessiondb.postgres;

import dev.sessiondb.store.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What is in the target already? */
final class ContentChecks {
    private static final int NAMED = 20;

    private final Connections connections;
    private final String schema;

    ContentChecks(Connections connections) {
        this.connections = connections;
        this.schema = connections.schema();
    }

    /** Flyway is asked only where there is a history, so that it makes none. */
    Check flyway(Connection connection, Subject subject) throws SQLException {
        if (!Bookkeeping.exists(connection, schema, Bookkeeping.HISTORY)) {
            return subject.pass("none yet");
        }
        return new TargetHistory(connections).check(connection, subject);
    }

    Check stages(Connection connection, Subject subject) throws SQLException {
        List<String> left = connections.staging().leftover(connection);
        return left.isEmpty()
                ? subject.pass("none")
                : subject.warn(
                        "left by run " + String.join(", ", left),
                        "the next real run drops it, unless that run is still at work");
    }

    private record Existing(String name, boolean readable, boolean filtered) {}

    Check existing(Connection connection, Subject subject) throws SQLException {
        List<Existing> tables = tables(connection);
        List<String> unreadable =
                tables.stream().filter(t -> !t.readable()).map(Existing::name).toList();
        List<String> filtered =
                tables.stream().filter(Existing::filtered).map(Existing::name).toList();
        String detail = detail(connection, tables);
        if (!unreadable.isEmpty()) {
            return subject.warn(
                    detail + "; may not be read: " + String.join(", ", unreadable),
                    "rows can't be merged into those tables before: GRANT SELECT, INSERT, UPDATE ON ... TO the role");
        }
        return filtered.isEmpty()
                ? subject.pass(detail)
                : subject.warn(
                        detail + "; row security hides rows of: " + String.join(", ", filtered),
                        "rows can't be merged into those tables by this role: use the owner, or a role with BYPASSRLS");
    }

    private List<Existing> tables(Connection connection) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT c.relname, has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'),
                       row_security_active(c.oid)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT (c.relname = ANY (?))
                ORDER BY c.relname
                """,
                row -> new Existing(String.valueOf(row.getString(1)), row.getBoolean(2), row.getBoolean(3)),
                schema,
                Bookkeeping.TABLES.toArray(String[]::new));
    }

    private String detail(Connection connection, List<Existing> tables) throws SQLException {
        if (tables.isEmpty()) {
            return "none";
        }
        StringBuilder detail = new StringBuilder();
        for (Existing table : tables.subList(0, Math.min(NAMED, tables.size()))) {
            String rows = table.readable() ? count(connection, table.name()) : "?";
            detail.append(detail.isEmpty() ? "" : ", ")
                    .append(table.name())
                    .append(" (")
                    .append(rows)
                    .append(" rows)");
        }
        String more = tables.size() > NAMED ? " and " + (tables.size() - NAMED) + " more" : "";
        return detail + more;
    }

    private String count(Connection connection, String table) throws SQLException {
        return String.valueOf(Query.number(connection, "SELECT count(*) FROM " + Bookkeeping.qualified(schema, table)));
    }
}
