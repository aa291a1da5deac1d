package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetRows;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetTableDetail;
import dev.sessiondb.store.WorkMonitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One {@code REPEATABLE READ, READ ONLY} transaction. See the PostgreSQL documentation, "Transaction Isolation". */
final class PostgresSnapshot implements TargetSnapshot {
    private final Connection connection;
    private final WorkMonitor monitor;
    private final TargetDescription description;
    private final TargetSchema schema;

    private PostgresSnapshot(
            Connection connection, WorkMonitor monitor, TargetDescription description, TargetSchema schema) {
        this.connection = connection;
        this.monitor = monitor;
        this.description = description;
        this.schema = schema;
    }

    static PostgresSnapshot open(Connections connections, TargetDescription description) throws SQLException {
        Connection connection = connections.pooled();
        try {
            connection.setAutoCommit(false);
            TargetSchema schema = new SchemaReader(connection, description.schema()).read();
            return new PostgresSnapshot(connection, connections.monitor(), description, schema);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    @Override
    public TargetDescription description() {
        return description;
    }

    @Override
    public TargetSchema schema() {
        return schema;
    }

    @Override
    public TargetTableDetail detail(String table) {
        try {
            return new DetailReader(connection, description.schema(), table).read();
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    @Override
    public List<String> otherObjects() {
        try {
            return Query.list(connection, """
                    SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END
                           || ' `' || c.relname || '`'
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = ? AND c.relkind IN ('v', 'm', 'f') ORDER BY 1
                    """, row -> String.valueOf(row.getString(1)), description.schema());
        } catch (SQLException e) {
            throw failed("pg_class", e);
        }
    }

    @Override
    public TargetRows read(String table, List<ReadColumn> columns) {
        try {
            return CopyOutRows.within(
                    connection, description.schema(), ReadRange.all(table, columns), new ToldRows(monitor, table));
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    @Override
    public long largest(String table, String column) {
        boolean json = schema.table(table)
                .flatMap(t -> t.column(column))
                .filter(c -> c.typeSql().startsWith("json"))
                .isPresent();
        String value = Identifiers.quote(column) + (json ? "::text" : "");
        return number(table, "SELECT max(octet_length(" + value + ")) FROM ");
    }

    @Override
    public long mostDigits(String table, String column) {
        String digits = "trim(both '0' FROM translate(trim_scale(" + Identifiers.quote(column) + ")::text, '-.', ''))";
        return number(table, "SELECT max(length(" + digits + ")) FROM ");
    }

    @Override
    public boolean holds(String table, String column, Optional<String> except) {
        String value = Identifiers.quote(column);
        String from = Bookkeeping.qualified(description.schema(), table);
        String where = except.isPresent() ? value + "::text <> ?" : value + " IS NOT NULL";
        Object[] bound = except.stream().toArray();
        try {
            return Query.truth(connection, "SELECT EXISTS (SELECT FROM " + from + " WHERE " + where + ")", bound);
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    private long number(String table, String select) {
        try {
            return Query.number(connection, select + Bookkeeping.qualified(description.schema(), table));
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    @Override
    public long bytes() {
        try {
            return Query.number(connection, """
                    SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = ? AND c.relkind = 'r'
                    """, description.schema());
        } catch (SQLException e) {
            throw failed("pg_class", e);
        }
    }

    private static SessionDbException failed(String table, SQLException cause) {
        return SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot read table `" + table + "` of PostgreSQL", cause);
    }

    /** The pool rolls it back. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot end the snapshot of PostgreSQL", e);
        }
    }
}
