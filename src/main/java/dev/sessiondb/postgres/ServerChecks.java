package dev.sessiondb.postgres;

import dev.sessiondb.store.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Does what is set on the server, the database or the role leave a run what it needs? */
final class ServerChecks {
    /** Beside those that load at once: the lock, Flyway's two, and one for the ledger. */
    private static final int SPARE = 4;

    private static final String READ_ONLY = "default_transaction_read_only";

    private final Connections connections;

    ServerChecks(Connections connections) {
        this.connections = connections;
    }

    static Check writable(Connection connection, Subject subject) throws SQLException {
        if (Query.truth(connection, "SELECT pg_is_in_recovery()")) {
            return subject.fail(
                    "the server is a standby, which can only be read",
                    "connect to the primary that it follows; with all hosts in the connection string, `target_session_attrs=read-write` finds it");
        }
        return Query.truth(connection, "SELECT current_setting('transaction_read_only')::bool")
                ? subject.fail(
                        "transactions are read-only: " + READ_ONLY + " is on",
                        "find out who set it and why; then " + writableAgain(connection))
                : subject.pass("read and write");
    }

    /** Where it is set decides which statement takes it back. */
    private static String writableAgain(Connection connection) throws SQLException {
        return Query.first(
                        connection,
                        """
                        SELECT CASE WHEN setrole = 0
                                    THEN format('SET default_transaction_read_only = off; ALTER DATABASE %I', current_database())
                                    WHEN setdatabase = 0 THEN format('ALTER ROLE %I', current_user)
                                    ELSE format('ALTER ROLE %I IN DATABASE %I', current_user, current_database()) END
                        FROM pg_db_role_setting
                        WHERE setrole IN (0, current_user::regrole) AND (setdatabase = 0 OR setdatabase =
                              (SELECT oid FROM pg_database WHERE datname = current_database()))
                          AND EXISTS (SELECT FROM unnest(setconfig) c WHERE starts_with(c, 'default_transaction_read_only='))
                        ORDER BY setrole = 0, setdatabase = 0 LIMIT 1
                        """,
                        row -> "let the owner or a superuser execute: " + row.getString(1) + " RESET " + READ_ONLY
                                + ";")
                .orElse("take it off in the server's configuration, or in the connection string's options");
    }

    /** Subscribers of everything get the staged rows as well, and stop at a table that they don't have. */
    Check publications(Connection connection, Subject subject) throws SQLException {
        List<String> everything = Query.list(
                connection,
                "SELECT quote_ident(pubname) FROM pg_publication WHERE puballtables AND current_setting('wal_level') = 'logical' ORDER BY 1",
                row -> String.valueOf(row.getString(1)));
        return everything.isEmpty()
                ? subject.pass("none of all tables")
                : subject.warn(
                        "of all tables, with what is staged: " + String.join(", ", everything),
                        "subscribers stop at a table that they don't have: let them wait (ALTER SUBSCRIPTION ... DISABLE) or publish single tables; new tables must be made there too");
    }

    /** As many as the run opens are opened at once: the catalogues know only some of what may limit them. */
    Check connections(Connection connection, Subject subject) throws SQLException {
        int wanted = connections.most();
        Deque<Connection> open = new ArrayDeque<>();
        try {
            while (open.size() + 1 < wanted) {
                open.push(connections.tried());
            }
            return connections.behindPooler()
                    ? subject.warn(
                            wanted
                                    + " were opened at once, through a connection pooler: a run holds as many of its server connections",
                            "connect to the server itself where you can; the run works either way")
                    : subject.pass(wanted + " were opened at once");
        } catch (SQLException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            int got = open.size() + 1;
            return subject.fail(
                    got + " of the " + wanted + " that a run opens at once: " + SqlFailures.text(e),
                    remedy(connection, got, wanted));
        } finally {
            for (Connection one : open) {
                one.close();
            }
        }
    }

    private static String remedy(Connection connection, int got, int wanted) throws SQLException {
        String fewer = got > SPARE
                ? "give `--jobs " + (got - SPARE) + "` and no larger `sessiondb.postgres.poolSize`, or "
                : "";
        Optional<String> limit =
                Query.first(connection, """
                SELECT format('ALTER ROLE %I CONNECTION LIMIT %s', rolname, rolconnlimit + ?)
                FROM pg_roles WHERE rolname = current_user AND rolconnlimit >= 0
                UNION ALL
                SELECT format('ALTER DATABASE %I CONNECTION LIMIT %s', datname, datconnlimit + ?)
                FROM pg_database WHERE datname = current_database() AND datconnlimit >= 0
                """, row -> String.valueOf(row.getString(1)), wanted - got, wanted - got);
        return fewer
                + limit.map(statement -> "let a superuser execute: " + statement + ";")
                        .orElse(
                                "close other connections, or raise max_connections, or the pool size of what stands between");
    }
}
