package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** May this role do what a run does? Tried in a transaction that is rolled back: the catalogues don't know everything that forbids. */
final class RightsChecks {
    private final String schema;
    private final StagingSchemas staging;

    RightsChecks(Connections connections) {
        this.schema = connections.schema();
        this.staging = connections.staging();
    }

    /** Of a schema of the run's own, or of the one that was prepared. */
    Check stage(Connection connection, Subject subject) throws SQLException {
        Optional<PreparedSchema> prepared = staging.prepared();
        return prepared.isPresent() ? prepared(connection, subject, prepared.get()) : createSchema(connection, subject);
    }

    private Check prepared(Connection connection, Subject subject, PreparedSchema prepared) throws SQLException {
        String name = "schema `" + prepared.name() + "`";
        if (prepared.name().equals(schema)) {
            return subject.fail(
                    name + " is the target schema",
                    "name another schema with `--staging-schema`: it is emptied after the run");
        }
        String grant = "GRANT USAGE, CREATE ON SCHEMA " + quote(prepared.name()) + " TO " + user(connection);
        if (!exists(connection, prepared.name())) {
            return subject.fail(
                    name + " is not there", execute("CREATE SCHEMA " + quote(prepared.name()) + "; " + grant));
        }
        List<String> strangers = prepared.strangers(connection);
        if (!strangers.isEmpty()) {
            return subject.fail(
                    name + " is not empty: it has " + String.join(", ", strangers),
                    "move that elsewhere, or name another schema with `--staging-schema`");
        }
        String statement = "CREATE TABLE "
                + Bookkeeping.qualified(prepared.name(), "sessiondb_probe_" + UUID.randomUUID()) + " (a int)";
        Check passed = subject.pass("tried in " + name + ", and rolled back; it is emptied at the end, not dropped");
        return tried(connection, List.of(statement), passed, execute(grant));
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        return Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", name);
    }

    private Check createSchema(Connection connection, Subject subject) throws SQLException {
        String grant = grantCreate(connection);
        String statement = "CREATE SCHEMA " + quote(StagingSchemas.own("probe_" + UUID.randomUUID()));
        String hint = "name an empty schema with `--staging-schema`, or " + execute(grant);
        return tried(connection, List.of(statement), subject.pass("tried, and rolled back"), hint);
    }

    Check createTable(Connection connection, Subject subject) throws SQLException {
        boolean exists = exists(connection, schema);
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
        return tried(connection, statements, subject.pass(detail), execute(grant));
    }

    private static String grantCreate(Connection connection) throws SQLException {
        String database = Query.text(connection, "SELECT current_database()");
        return "GRANT CREATE ON DATABASE " + quote(database) + " TO " + user(connection);
    }

    private static String user(Connection connection) throws SQLException {
        return quote(Query.text(connection, "SELECT current_user"));
    }

    /** May it write in the tables of sessiondb's own that another role made? */
    Check bookkeeping(Connection connection, Subject subject) throws SQLException {
        List<String> closed = Query.list(
                connection,
                """
                SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind IN ('r', 'p')
                  AND NOT (has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
                       AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))
                ORDER BY 1
                """,
                row -> String.valueOf(row.getString(1)),
                schema,
                Bookkeeping.TABLES.toArray(String[]::new));
        return closed.isEmpty()
                ? subject.pass("it may")
                : subject.fail(
                        "another role made them, and this one may not write: " + String.join(", ", closed),
                        execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + String.join(", ", closed) + " TO "
                                + user(connection)));
    }

    private static String execute(String grant) {
        return "let the owner or a superuser execute: " + grant + ";";
    }

    private static Check tried(Connection connection, List<String> statements, Check passed, String forbidden)
            throws SQLException {
        try {
            return Transactions.rolledBack(connection, c -> {
                for (String statement : statements) {
                    Query.execute(c, statement);
                }
                return passed;
            });
        } catch (SQLException e) {
            String hint = SqlFailures.state(e).equals(SqlFailures.FORBIDDEN) ? forbidden : SqlFailures.hint(e);
            return Check.fail(passed.id(), passed.title(), SqlFailures.text(e), hint);
        }
    }
}
