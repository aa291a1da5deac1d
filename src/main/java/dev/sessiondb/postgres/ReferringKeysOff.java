package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys that are taken off while rows they refer to go and others come, so that neither order matters nor an action runs. */
final class ReferringKeysOff {
    private static final String ORPHAN = "23503";

    private final Connection connection;
    private final List<ReferringKey> keys;

    private ReferringKeysOff(Connection connection, List<ReferringKey> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /**
     * Those that refer to these tables.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code PREFLIGHT_FAILED} when the role may not take one of them off
     */
    static ReferringKeysOff of(Connection connection, String schema, List<String> tables) throws SQLException {
        List<ReferringKey> keys = new ArrayList<>();
        for (String table : tables) {
            keys.addAll(ReferringKey.to(connection, Bookkeeping.qualified(schema, table)));
        }
        for (ReferringKey key : keys) {
            if (!key.mayMake()) {
                throw forbidden(connection, key);
            }
        }
        return new ReferringKeysOff(connection, keys);
    }

    private static RuntimeException forbidden(Connection connection, ReferringKey key) throws SQLException {
        String user = quote(Query.text(connection, "SELECT current_user"));
        return Problem.of(ErrorCode.PREFLIGHT_FAILED, "the role may not delete rows that a foreign key refers to")
                .causedBy("`" + key.name() + "` of table `" + key.child()
                        + "` is taken off meanwhile, and only the owner `" + key.owner()
                        + "` of that table may do that")
                .hint("run as the owner, or let a superuser execute: GRANT " + quote(key.owner()) + " TO " + user)
                .toException();
    }

    boolean any() {
        return !keys.isEmpty();
    }

    /** The tables that have them, quoted. */
    List<String> tables() {
        return keys.stream().map(ReferringKey::table).distinct().sorted().toList();
    }

    void drop() throws SQLException {
        for (ReferringKey key : keys) {
            key.drop(connection);
        }
    }

    /** Fails when a row refers to one that is gone. */
    void create() throws SQLException {
        for (ReferringKey key : keys) {
            try {
                key.create(connection);
            } catch (SQLException e) {
                if (SqlFailures.state(e).equals(ORPHAN)) {
                    throw orphans(key, e);
                }
                throw e;
            }
        }
    }

    private static SessionDbException orphans(ReferringKey key, SQLException failure) {
        return Problem.of(
                        ErrorCode.MIGRATION_FAILED,
                        "rows of table `" + key.child() + "` refer by `" + key.name()
                                + "` to rows that the source has no longer")
                .causedBy(SqlFailures.text(failure))
                .hint(
                        "take those rows out of the source too (`PRAGMA foreign_key_check` names them there), or of the target where only it has them, and run the same command again")
                .toException(failure);
    }
}
