package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A schema that somebody prepared for staging, whose owner need not be this role. A table without columns whose comment names the run says whose everything else in it is; it is there from the run's first
 * table to its last.
 */
record PreparedSchema(String name) {
    private static final String MARKER = "sessiondb.stage";
    private static final String COMMENT = "sessiondb stages here: run ";

    /** A prepared schema in use, or left by a run that died. */
    record Claim(String schema, String runId) {}

    /** Of all schemas. */
    static List<Claim> claims(Connection connection) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT n.nspname, substr(obj_description(c.oid, 'pg_class'), length(?) + 1)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relname = ? AND c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE')
                  AND starts_with(obj_description(c.oid, 'pg_class'), ?)
                ORDER BY 1
                """,
                row -> new Claim(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                COMMENT,
                MARKER,
                COMMENT);
    }

    /**
     * Makes it a run's, after taking away what a run that died left.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED} when something else is in it
     */
    void claim(Connection connection, String runId) throws SQLException {
        empty(connection);
        List<String> strangers = strangers(connection);
        if (!strangers.isEmpty()) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "staging schema `" + name + "` is not empty")
                    .causedBy("it has " + String.join(", ", strangers))
                    .hint("move that elsewhere, or name another schema with `--staging-schema`")
                    .toException();
        }
        String marker = Bookkeeping.qualified(name, MARKER);
        Query.execute(connection, "CREATE TABLE " + marker + " ()");
        Query.execute(connection, "COMMENT ON TABLE " + marker + " IS " + literal(COMMENT + runId));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Drops the views and tables in it that this role may drop, if a run staged there. What others built on them is never dropped along: then this fails. */
    void empty(Connection connection) throws SQLException {
        if (claims(connection).stream().noneMatch(claim -> claim.schema().equals(name))) {
            return;
        }
        drop(connection, "VIEW", "v");
        drop(connection, "TABLE", "r");
    }

    private void drop(Connection connection, String kind, String code) throws SQLException {
        List<String> relations = Query.list(connection, """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind::text = ? AND pg_has_role(c.relowner, 'USAGE')
                """, row -> String.valueOf(row.getString(1)), name, code);
        if (!relations.isEmpty()) {
            Query.execute(
                    connection,
                    relations.stream()
                            .map(relation -> Bookkeeping.qualified(name, relation))
                            .collect(Collectors.joining(", ", "DROP " + kind + " ", "")));
        }
    }

    /** What is in it and isn't a run's, in words, 10 at most. */
    List<String> strangers(Connection connection) throws SQLException {
        boolean claimed =
                claims(connection).stream().anyMatch(claim -> claim.schema().equals(name));
        return Query.list(connection, """
                SELECT pg_describe_object(d.classid, d.objid, 0)
                FROM pg_depend d JOIN pg_namespace n ON n.oid = d.refobjid
                LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
                WHERE d.refclassid = 'pg_namespace'::regclass AND n.nspname = ? AND d.deptype = 'n'
                  AND NOT coalesce(? AND c.relkind IN ('r', 'v', 'S') AND pg_has_role(c.relowner, 'USAGE'), false)
                ORDER BY 1 LIMIT 10
                """, row -> String.valueOf(row.getString(1)), name, claimed);
    }
}
