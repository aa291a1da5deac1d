package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** May this role do what a run does? Tried in a transaction that is rolled back: the catalogues don't know everything that forbids. */
final class RightsChecks {
    private final String schema;

    RightsChecks(String schema) {
        this.schema = schema;
    }

    Check createSchema(Connection connection, Subject subject) throws SQLException {
        String grant = grantCreate(connection);
        String statement = "CREATE SCHEMA " + quote(StagingSchemas.name("probe_" + UUID.randomUUID()));
        return tried(connection, List.of(statement), subject.pass("tried, and rolled back"), grant);
    }

    Check createTable(Connection connection, Subject subject) throws SQLException {
        boolean exists = Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema);
        List<String> statements = new ArrayList<>();
        if (!exists) {
            statements.add("CREATE SCHEMA " + quote(schema));
        }
        String probe = "sessiondb_probe_" + UUID.randomUUID();
        statements.add("CREATE TABLE " + Bookkeeping.qualified(schema, probe) + " (a int)");
        String detail = exists ? "tried, and rolled back" : "tried, and rolled back; the schema will be created";
        String grant = exists
                ? "GRANT USAGE, CREATE ON SCHEMA " + quote(schema) + " TO " + user(connection)
                : grantCreate(connection);
        return tried(connection, statements, subject.pass(detail), grant);
    }

    private static String grantCreate(Connection connection) throws SQLException {
        String database = Query.text(connection, "SELECT current_database()");
        return "GRANT CREATE ON DATABASE " + quote(database) + " TO " + user(connection);
    }

    private static String user(Connection connection) throws SQLException {
        return quote(Query.text(connection, "SELECT current_user"));
    }

    private static Check tried(Connection connection, List<String> statements, Check passed, String grant)
            throws SQLException {
        try {
            return Transactions.rolledBack(connection, c -> {
                for (String statement : statements) {
                    Query.execute(c, statement);
                }
                return passed;
            });
        } catch (SQLException e) {
            boolean forbidden = SqlFailures.state(e).equals(SqlFailures.FORBIDDEN);
            String hint = forbidden ? "let the owner or a superuser execute: " + grant + ";" : SqlFailures.hint(e);
            return Check.fail(passed.id(), passed.title(), SqlFailures.text(e), hint);
        }
    }
}
