package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.TargetParts;
import dev.sessiondb.store.TargetRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Ranges of a staged table's pages. Nobody else writes to it, so that all parts together are its rows, whichever snapshot each of them is read in.
 *
 * @param count one for a small table, and before PostgreSQL 14, which would read the whole table for each part
 */
record StagedParts(
        Connections connections,
        String schema,
        String table,
        List<ReadColumn> columns,
        StagedFingerprints.Reading sum,
        int count)
        implements TargetParts {
    /** 64 MB of pages of the usual size. */
    private static final int PAGES = 8192;

    private static final int READS_RANGES = 14;

    /** How many parts a table has that may be read in parts. */
    static int count(Connection connection, String schema, String table) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < READS_RANGES) {
            return 1;
        }
        long pages = Query.number(
                connection,
                "SELECT pg_relation_size(?::regclass) / current_setting('block_size')::bigint",
                Bookkeeping.qualified(schema, table));
        return Math.toIntExact(Math.max(1, (pages + PAGES - 1) / PAGES));
    }

    @Override
    public TargetRows open(int part) {
        try {
            RowsRead told = sum.part(new ToldRows(connections.monitor(), table));
            return CopyOutRows.open(connections, schema, new ReadRange(table, columns, range(part)), told);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot read table `" + table + "` back", e);
        }
    }

    /** The last part goes on to the end, whatever that is. */
    private String range(int part) {
        String from = part == 0 ? "" : " WHERE ctid >= '(" + (long) part * PAGES + ",0)'::tid";
        if (part == count - 1) {
            return from;
        }
        return (from.isEmpty() ? " WHERE" : from + " AND") + " ctid < '(" + (part + 1L) * PAGES + ",0)'::tid";
    }
}
