package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rights a merge needs beyond those to make tables: to compare, to lock and to insert, and to raise sequences. */
final class MergeRights {
    private final Connection connection;
    private final String schema;

    MergeRights(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * Makes sure that they are there.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code PREFLIGHT_FAILED} and every GRANT that is missing
     */
    void require(List<MergeTable> tables) throws SQLException {
        String user = Identifiers.quote(Query.text(connection, "SELECT current_user"));
        List<String> grants = new ArrayList<>();
        if (!tables.isEmpty() && !mayMakeTemporaryTables()) {
            grants.add("GRANT TEMPORARY ON DATABASE "
                    + Identifiers.quote(Query.text(connection, "SELECT current_database()")) + " TO " + user);
        }
        List<String> hidden = new ArrayList<>();
        for (MergeTable table : tables) {
            String qualified = Bookkeeping.qualified(schema, table.name());
            if (Query.truth(connection, "SELECT row_security_active(?::regclass)", qualified)) {
                hidden.add(qualified);
            }
            if (table.onConflict() == OnConflict.REPLACE) {
                if (!mayReplace(qualified)) {
                    grants.add("GRANT SELECT, INSERT, DELETE ON " + qualified + " TO " + user);
                }
            } else if (!table.seeds().isEmpty()) {
                if (!mayReplace(qualified) || !mayUpdate(qualified)) {
                    grants.add("GRANT SELECT, INSERT, UPDATE, DELETE ON " + qualified + " TO " + user);
                }
            } else if (!mayMerge(qualified) || table.onConflict() == OnConflict.UPDATE && !mayUpdate(qualified)) {
                grants.add("GRANT SELECT, INSERT, UPDATE ON " + qualified + " TO " + user);
            }
            for (String sequence : closedSequences(qualified, table.columns())) {
                grants.add("GRANT SELECT, UPDATE ON SEQUENCE " + sequence + " TO " + user);
            }
        }
        if (!hidden.isEmpty()) {
            grants.add("ALTER ROLE " + user + " BYPASSRLS");
        }
        if (!grants.isEmpty()) {
            String policies = hidden.isEmpty()
                    ? ""
                    : "row-level security hides rows of " + String.join(", ", hidden) + " from it; ";
            throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "the role may not merge rows into existing tables")
                    .causedBy(policies + "missing: " + String.join("; ", grants))
                    .hint("let the owner or a superuser execute: " + String.join("; ", grants) + ";")
                    .toException();
        }
    }

    private boolean mayMakeTemporaryTables() throws SQLException {
        return Query.truth(connection, "SELECT has_database_privilege(current_database(), 'TEMPORARY')");
    }

    /** LOCK TABLE in a mode that keeps writers out asks for more than INSERT. */
    private boolean mayMerge(String table) throws SQLException {
        return Query.truth(connection, """
                SELECT has_table_privilege(t, 'SELECT') AND has_table_privilege(t, 'INSERT')
                   AND has_table_privilege(t, 'UPDATE, DELETE, TRUNCATE')
                FROM (SELECT ?::regclass::oid) r(t)
                """, table);
    }

    private boolean mayReplace(String table) throws SQLException {
        return Query.truth(connection, """
                SELECT has_table_privilege(t, 'SELECT') AND has_table_privilege(t, 'INSERT') AND has_table_privilege(t, 'DELETE')
                FROM (SELECT ?::regclass::oid) r(t)
                """, table);
    }

    private boolean mayUpdate(String table) throws SQLException {
        return Query.truth(connection, "SELECT has_table_privilege(?, 'UPDATE')", table);
    }

    private List<String> closedSequences(String table, List<String> columns) throws SQLException {
        List<String> closed = new ArrayList<>();
        for (String column : columns) {
            Optional<String> sequence = Sequences.of(connection, table, column);
            if (sequence.isPresent() && !mayRaise(sequence.get())) {
                closed.add(sequence.get());
            }
        }
        return closed;
    }

    private boolean mayRaise(String sequence) throws SQLException {
        return Query.truth(
                connection,
                "SELECT has_sequence_privilege(s, 'SELECT') AND has_sequence_privilege(s, 'UPDATE') FROM (SELECT ?::regclass::oid) r(s)",
                sequence);
    }
}
