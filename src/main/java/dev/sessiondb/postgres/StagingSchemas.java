package dev.sessiondb.postgres;

import dev.sessiondb.schema.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The private schemas of runs, one each. */
final class StagingSchemas {
    private static final String PREFIX = "sessiondb_stage_";

    private StagingSchemas() {}

    static String name(String runId) {
        return PREFIX + runId;
    }

    /** The runs whose staging schema is there, of those that the ledger of the target schema knows: others may be at work on other schemas. */
    static List<String> leftover(Connection connection, String schema) throws SQLException {
        if (!Bookkeeping.exists(connection, schema, Bookkeeping.RUNS)) {
            return List.of();
        }
        return Query.list(
                connection,
                """
                SELECT r.run_id FROM %s r JOIN pg_namespace n ON n.nspname = (? || r.run_id)::name ORDER BY 1
                """.formatted(Bookkeeping.qualified(schema, Bookkeeping.RUNS)),
                row -> String.valueOf(row.getString(1)),
                PREFIX);
    }

    static void create(Connection connection, String runId) throws SQLException {
        Query.execute(connection, "CREATE SCHEMA " + Identifiers.quote(name(runId)));
    }

    static void drop(Connection connection, String runId) throws SQLException {
        Query.execute(connection, "DROP SCHEMA IF EXISTS " + Identifiers.quote(name(runId)) + " CASCADE");
    }
}
