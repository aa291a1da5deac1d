package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.OPERATOR_HISTORY;
import static dev.sessiondb.postgres.Bookkeeping.SCHEMA_CHANGES;
import static dev.sessiondb.postgres.Bookkeeping.qualified;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** May this role change the operator's schema versions? Tried in a transaction that is rolled back. */
final class SchemaChangeChecks {
    private static final Subject SUBJECT = new Subject("schema.rights", "may keep a history of schema versions");

    private final Connections connections;
    private final String schema;

    SchemaChangeChecks(Connections connections) {
        this.connections = connections;
        this.schema = connections.schema();
    }

    static void createTables(Connection connection, String schema) throws SQLException {
        if (!Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema)) {
            Query.execute(connection, "CREATE SCHEMA " + quote(schema));
        }
        new SchemaHistoryTable(connection, schema, OPERATOR_HISTORY).create();
        new SchemaChanges(connection, schema).create();
    }

    List<Check> run() {
        try (Connection connection = connections.alone()) {
            Session.waitForLocksBriefly(connection);
            return List.of(tried(connection));
        } catch (SQLException e) {
            return List.of(SUBJECT.fail(SqlFailures.text(e), SqlFailures.hint(e)));
        }
    }

    private Check tried(Connection connection) throws SQLException {
        try {
            return Transactions.rolledBack(connection, c -> {
                createTables(c, schema);
                new SchemaHistoryTable(c, schema, OPERATOR_HISTORY).lock();
                Query.update(c, "DELETE FROM " + qualified(schema, OPERATOR_HISTORY) + " WHERE false");
                Query.update(c, "UPDATE " + qualified(schema, OPERATOR_HISTORY) + " SET checksum = 0 WHERE false");
                Query.update(c, "UPDATE " + qualified(schema, SCHEMA_CHANGES) + " SET state = state WHERE false");
                return SUBJECT.pass("tried, and rolled back");
            });
        } catch (SQLException e) {
            boolean forbidden = SqlFailures.state(e).equals(SqlFailures.FORBIDDEN);
            return SUBJECT.fail(
                    SqlFailures.text(e),
                    forbidden ? "let the owner or a superuser execute: " + grants(connection) : SqlFailures.hint(e));
        }
    }

    private String grants(Connection connection) throws SQLException {
        String to = " TO " + quote(Query.text(connection, "SELECT current_user")) + ";";
        if (!Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema)) {
            return "CREATE SCHEMA " + quote(schema) + "; GRANT USAGE, CREATE ON SCHEMA " + quote(schema) + to;
        }
        List<String> grants = new ArrayList<>();
        grants.add("GRANT USAGE, CREATE ON SCHEMA " + quote(schema) + to);
        for (String table : List.of(OPERATOR_HISTORY, SCHEMA_CHANGES)) {
            boolean there = Query.truth(connection, """
                    SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                   WHERE n.nspname = ? AND c.relname = ?)
                    """, schema, table);
            if (there) {
                grants.add("GRANT SELECT, INSERT, UPDATE, DELETE ON " + qualified(schema, table) + to);
            }
        }
        return String.join(" ", grants);
    }
}
