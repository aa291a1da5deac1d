package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables that sessiondb keeps for itself in the target schema. */
final class Bookkeeping {
    static final String RUNS = "sessiondb_runs";
    static final String MIGRATIONS = "sessiondb_migrations";
    static final String HISTORY = "sessiondb_schema_history";
    static final List<String> TABLES = List.of(RUNS, MIGRATIONS, HISTORY);

    private Bookkeeping() {}

    static String qualified(String schema, String table) {
        return quote(schema) + "." + quote(table);
    }

    static boolean exists(Connection connection, String schema, String table) throws SQLException {
        return Query.truth(connection, "SELECT to_regclass(?) IS NOT NULL", qualified(schema, table));
    }

    /** Makes the schema and the two tables of sessiondb's own that aren't there; Flyway's history comes with the first publish. */
    static void create(Connection connection, String schema) throws SQLException {
        if (!Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema)) {
            Query.execute(connection, "CREATE SCHEMA " + quote(schema));
        }
        if (!exists(connection, schema, RUNS)) {
            Query.execute(connection, createRuns(schema));
        }
        if (!exists(connection, schema, MIGRATIONS)) {
            Query.execute(connection, createMigrations(schema));
        }
    }

    private static String createRuns(String schema) {
        return """
                CREATE TABLE %s (
                    run_id text PRIMARY KEY,
                    state text NOT NULL CHECK (state IN ('started', 'staged', 'verified', 'published', 'failed')),
                    phase text NOT NULL,
                    started_at timestamptz NOT NULL,
                    updated_at timestamptz NOT NULL,
                    finished_at timestamptz,
                    source text NOT NULL,
                    tool_version text NOT NULL,
                    host text NOT NULL,
                    pid bigint NOT NULL,
                    os_user text NOT NULL,
                    detail jsonb NOT NULL DEFAULT '{}',
                    error_code text,
                    error_message text
                )
                """.formatted(qualified(schema, RUNS));
    }

    private static String createMigrations(String schema) {
        return """
                CREATE TABLE %s (
                    version text PRIMARY KEY,
                    run_id text NOT NULL,
                    description text NOT NULL,
                    sql text NOT NULL,
                    inverse text NOT NULL,
                    published_at timestamptz NOT NULL
                )
                """.formatted(qualified(schema, MIGRATIONS));
    }
}
