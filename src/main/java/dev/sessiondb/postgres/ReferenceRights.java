package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.schema.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The right to make foreign keys that refer to tables of others. */
final class ReferenceRights {
    private final Connection connection;
    private final String schema;

    ReferenceRights(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * Makes sure that it is there.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code PREFLIGHT_FAILED} and every GRANT that is missing
     */
    void require(List<String> tables) throws SQLException {
        String user = Identifiers.quote(Query.text(connection, "SELECT current_user"));
        List<String> grants = new ArrayList<>();
        for (String table : tables) {
            String qualified = Bookkeeping.qualified(schema, table);
            if (!Query.truth(connection, "SELECT has_table_privilege(?, 'REFERENCES')", qualified)) {
                grants.add("GRANT REFERENCES ON " + qualified + " TO " + user);
            }
        }
        if (!grants.isEmpty()) {
            throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "the role may not refer to existing tables")
                    .causedBy("new tables have foreign keys to them; missing: " + String.join("; ", grants))
                    .hint("let the owner or a superuser execute: " + String.join("; ", grants) + ";")
                    .toException();
        }
    }
}
