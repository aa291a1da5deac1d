package dev.sessiondb.postgres;

import dev.sessiondb.schema.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The private schemas of runs: one each, or one that somebody prepared for all. */
final class StagingSchemas {
    private static final String PREFIX = "sessiondb_stage_";

    private final String schema;
    private final Optional<String> prepared;

    /**
     * Those of a target.
     *
     * @param schema the target schema
     * @param prepared the schema that somebody prepared, used instead of the runs' own
     */
    StagingSchemas(String schema, Optional<String> prepared) {
        this.schema = schema;
        this.prepared = prepared;
    }

    /** The schema that a run makes for itself. */
    static String own(String runId) {
        return PREFIX + runId;
    }

    /** The schema that a run of these stages in. */
    String name(String runId) {
        return prepared.orElse(own(runId));
    }

    /** What somebody prepared. */
    Optional<PreparedSchema> prepared() {
        return prepared.map(PreparedSchema::new);
    }

    /**
     * The runs whose staging schema is there, of those that the ledger of the target schema knows: others may be at work on other schemas. In the prepared schema any run's, for who holds its lock is
     * alone there.
     */
    List<String> leftover(Connection connection) throws SQLException {
        List<PreparedSchema.Claim> claims = PreparedSchema.claims(connection);
        Stream<String> here = claims.stream()
                .filter(claim -> prepared.filter(claim.schema()::equals).isPresent())
                .map(PreparedSchema.Claim::runId);
        if (!Bookkeeping.readable(connection, schema, Bookkeeping.RUNS)) {
            return here.sorted().toList();
        }
        return Stream.concat(here, known(connection, claims).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> known(Connection connection, List<PreparedSchema.Claim> claims) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT run_id FROM %s
                WHERE run_id = ANY (?) OR EXISTS (SELECT FROM pg_namespace WHERE nspname = (? || run_id)::name)
                """.formatted(Bookkeeping.qualified(schema, Bookkeeping.RUNS)),
                row -> String.valueOf(row.getString(1)),
                claims.stream().map(PreparedSchema.Claim::runId).toArray(String[]::new),
                PREFIX);
    }

    /** In a transaction of the caller's. */
    void create(Connection connection, String runId) throws SQLException {
        if (prepared.isPresent()) {
            new PreparedSchema(prepared.get()).claim(connection, runId);
        } else {
            Query.execute(connection, "CREATE SCHEMA " + Identifiers.quote(own(runId)));
        }
    }

    /** Drops the run's own schema and empties the prepared ones that it left its rows in; in a transaction of the caller's. */
    void drop(Connection connection, String runId) throws SQLException {
        Query.execute(connection, "DROP SCHEMA IF EXISTS " + Identifiers.quote(own(runId)) + " CASCADE");
        for (PreparedSchema.Claim claim : PreparedSchema.claims(connection)) {
            if (claim.runId().equals(runId)) {
                new PreparedSchema(claim.schema()).empty(connection);
            }
        }
    }
}
