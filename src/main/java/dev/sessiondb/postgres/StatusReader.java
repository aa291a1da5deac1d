package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.HISTORY;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a target stands, in a transaction of the caller's; makes nothing, and needs no right. */
final class StatusReader {
    private final Connection connection;
    private final TargetDescription description;
    private final String schema;
    private final StagingSchemas staging;

    StatusReader(Connection connection, TargetDescription description, StagingSchemas staging) {
        this.connection = connection;
        this.description = description;
        this.schema = description.schema();
        this.staging = staging;
    }

    TargetStatus read() throws SQLException {
        Query.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        Session.waitForLocksBriefly(connection);
        Query.text(
                connection,
                "SELECT set_config(name, reset_val, true) FROM pg_settings WHERE name = 'statement_timeout'");
        LedgerReader ledger = new LedgerReader(connection, schema);
        boolean history = Bookkeeping.readable(connection, schema, HISTORY);
        return new TargetStatus(
                description,
                Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema),
                history ? version() : Optional.empty(),
                history ? failures() : 0,
                tables(),
                staging.leftover(connection),
                ledger.lastRun(),
                ledger.lastPublished(),
                ledger.cutover());
    }

    private Optional<String> version() throws SQLException {
        return Query.first(
                connection,
                "SELECT version FROM " + qualified(schema, HISTORY)
                        + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1",
                row -> String.valueOf(row.getString(1)));
    }

    private int failures() throws SQLException {
        return Math.toIntExact(
                Query.number(connection, "SELECT count(*) FROM " + qualified(schema, HISTORY) + " WHERE NOT success"));
    }

    private List<TableRows> tables() throws SQLException {
        List<String> names = Query.list(
                connection,
                """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT (c.relname = ANY (?))
                ORDER BY c.relname
                """,
                row -> String.valueOf(row.getString(1)),
                schema,
                Bookkeeping.TABLES.toArray(String[]::new));
        Query.execute(connection, "SET LOCAL row_security = off");
        List<TableRows> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(new TableRows(name, count(name)));
        }
        return tables;
    }

    /** A count that a right, a policy, a lock or the role's timeout forbids costs that count, not the others. */
    private long count(String table) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return Query.number(connection, "SELECT count(*) FROM " + qualified(schema, table));
        } catch (SQLException e) {
            if (SqlFailures.lost(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            connection.rollback(before);
            return -1;
        }
    }
}
