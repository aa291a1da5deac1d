package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables that sessiondb keeps for itself in the target schema. */
final class Bookkeeping {
    static final String RUNS = "sessiondb_runs";
    static final String MIGRATIONS = "sessiondb_migrations";
    static final String CUTOVERS = "sessiondb_cutovers";
    static final String HISTORY = "sessiondb_schema_history";
    static final String BEFORE_IMAGES = "sessiondb_before_images";
    static final String PUBLISHED_TABLES = "sessiondb_published_tables";
    static final String WRITTEN_ROWS = "sessiondb_written_rows";
    static final String OPERATOR_HISTORY = "sessiondb_operator_history";
    static final String SCHEMA_CHANGES = "sessiondb_schema_changes";
    static final List<String> TABLES = List.of(
            RUNS,
            MIGRATIONS,
            HISTORY,
            CUTOVERS,
            BEFORE_IMAGES,
            PUBLISHED_TABLES,
            WRITTEN_ROWS,
            OPERATOR_HISTORY,
            SCHEMA_CHANGES);

    private static final String STATES = Arrays.stream(RunState.values())
            .map(state -> "'" + state.text() + "'")
            .collect(Collectors.joining(", ", "state IN (", ")"));

    private Bookkeeping() {}

    static String qualified(String schema, String table) {
        return quote(schema) + "." + quote(table);
    }

    static boolean exists(Connection connection, String schema, String table) throws SQLException {
        return Query.truth(connection, "SELECT to_regclass(?) IS NOT NULL", qualified(schema, table));
    }

    /** Makes the schema and the tables of sessiondb's own that aren't there; Flyway's history comes with the first publish. */
    static void create(Connection connection, String schema) throws SQLException {
        if (!Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema)) {
            Query.execute(connection, "CREATE SCHEMA " + quote(schema));
        }
        if (!exists(connection, schema, RUNS)) {
            Query.execute(connection, createRuns(schema));
        } else if (!column(connection, schema, RUNS, "lease_until")) {
            Query.execute(connection, upgradeRuns(schema));
        }
        if (!exists(connection, schema, MIGRATIONS)) {
            Query.execute(connection, createMigrations(schema));
        }
        createCutovers(connection, schema);
    }

    /** Makes the table of cutovers, which a ledger of an earlier version lacks. */
    static void createCutovers(Connection connection, String schema) throws SQLException {
        if (!exists(connection, schema, CUTOVERS)) {
            Query.execute(connection, createCutovers(schema));
        }
    }

    /** Makes the table of rows as they were before a run overwrote them, each value as its text, by the column's name. */
    static void createBeforeImages(Connection connection, String schema) throws SQLException {
        if (!exists(connection, schema, BEFORE_IMAGES)) {
            Query.execute(connection, createBeforeImages(schema));
        }
    }

    /** Makes the tables of what a publish did, which an undo asks for. */
    static void createPublished(Connection connection, String schema) throws SQLException {
        if (!exists(connection, schema, PUBLISHED_TABLES)) {
            Query.execute(connection, createPublishedTables(schema));
        }
        if (!exists(connection, schema, WRITTEN_ROWS)) {
            Query.execute(connection, createWrittenRows(schema));
        }
    }

    /** Whether a table is there and the role may read it; unlike {@code to_regclass} it doesn't fail without rights on the schema. */
    static boolean readable(Connection connection, String schema, String table) throws SQLException {
        return Query.truth(connection, """
                SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                               WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
                                 AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))
                """, schema, table);
    }

    private static String createCutovers(String schema) {
        return """
                CREATE TABLE %s (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    at timestamptz NOT NULL,
                    backend text NOT NULL,
                    run_id text,
                    config_file text NOT NULL,
                    tool_version text NOT NULL,
                    host text NOT NULL,
                    os_user text NOT NULL
                )
                """.formatted(qualified(schema, CUTOVERS));
    }

    private static String createBeforeImages(String schema) {
        return """
                CREATE TABLE %s (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    run_id text NOT NULL,
                    table_name text NOT NULL,
                    key jsonb NOT NULL,
                    row jsonb NOT NULL,
                    at timestamptz NOT NULL
                )
                """.formatted(qualified(schema, BEFORE_IMAGES));
    }

    /** What a run moved there, or wrote to: as it was when the run was published. */
    private static String createPublishedTables(String schema) {
        return """
                CREATE TABLE %s (
                    run_id text NOT NULL,
                    table_name text NOT NULL,
                    kind text NOT NULL CHECK (kind IN ('table', 'view', 'merged', 'replaced')),
                    key text[] NOT NULL,
                    definition text[] NOT NULL,
                    fingerprint text,
                    inserted bigint NOT NULL,
                    updated bigint NOT NULL,
                    deleted bigint NOT NULL,
                    sequence_last bigint,
                    PRIMARY KEY (run_id, table_name)
                )
                """.formatted(qualified(schema, PUBLISHED_TABLES));
    }

    /** The rows that a merge inserted or overwrote: key and digest of what they were then; without key, digest and how many. */
    private static String createWrittenRows(String schema) {
        return """
                CREATE TABLE %s (
                    run_id text NOT NULL,
                    table_name text NOT NULL,
                    key jsonb,
                    digest bytea NOT NULL,
                    copies bigint NOT NULL
                )
                """.formatted(qualified(schema, WRITTEN_ROWS));
    }

    private static String createRuns(String schema) {
        return """
                CREATE TABLE %s (
                    run_id text PRIMARY KEY,
                    state text NOT NULL CONSTRAINT sessiondb_runs_state_check CHECK (%s),
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
                    error_message text,
                    copy text,
                    fingerprint text,
                    manifest text,
                    plan text,
                    lease_until timestamptz
                )
                """.formatted(qualified(schema, RUNS), STATES);
    }

    /** From the ledger of version 0.1. */
    private static String upgradeRuns(String schema) {
        return """
                ALTER TABLE %s
                    ADD COLUMN copy text, ADD COLUMN fingerprint text, ADD COLUMN manifest text,
                    ADD COLUMN plan text, ADD COLUMN lease_until timestamptz,
                    DROP CONSTRAINT IF EXISTS sessiondb_runs_state_check,
                    ADD CONSTRAINT sessiondb_runs_state_check CHECK (%s)
                """.formatted(qualified(schema, RUNS), STATES);
    }

    private static boolean column(Connection connection, String schema, String table, String column)
            throws SQLException {
        return Query.truth(
                connection,
                "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ? AND NOT attisdropped)",
                qualified(schema, table),
                column);
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
