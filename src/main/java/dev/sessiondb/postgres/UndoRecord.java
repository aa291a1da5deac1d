package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.PUBLISHED_TABLES;
import static dev.sessiondb.postgres.Bookkeeping.WRITTEN_ROWS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a run kept of its publish. */
final class UndoRecord {

    /**
     * One table or view.
     *
     * @param kind {@code table}, {@code view}, {@code merged} or {@code replaced}
     * @param written how many rows it inserted or overwrote, and how many of them are on record
     */
    record Entry(
            String name,
            String kind,
            List<String> key,
            List<String> definition,
            Optional<String> fingerprint,
            long written,
            long recorded,
            long deleted) {

        boolean made() {
            return kind.equals("table") || kind.equals("view");
        }

        boolean wrote() {
            return !made() && written + deleted > 0;
        }
    }

    private final Connection connection;
    private final String schema;
    private final String runId;

    UndoRecord(Connection connection, String schema, String runId) {
        this.connection = connection;
        this.schema = schema;
        this.runId = runId;
    }

    /** In order of names; empty when there is no record. */
    List<Entry> entries() throws SQLException {
        if (!Bookkeeping.exists(connection, schema, PUBLISHED_TABLES)) {
            return List.of();
        }
        return Query.list(
                connection,
                """
                SELECT p.table_name, p.kind, p.key, p.definition, p.fingerprint, p.inserted + p.updated,
                       (SELECT coalesce(sum(w.copies), 0) FROM %2$s w WHERE w.run_id = p.run_id AND w.table_name = p.table_name), p.deleted
                FROM %1$s p WHERE p.run_id = ? ORDER BY p.table_name
                """.formatted(qualified(schema, PUBLISHED_TABLES), qualified(schema, WRITTEN_ROWS)),
                UndoRecord::entry,
                runId);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                String.valueOf(row.getString(1)),
                String.valueOf(row.getString(2)),
                Query.strings(row, 3),
                Query.strings(row, 4),
                Optional.ofNullable(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    /** Runs published since that wrote to tables this one made, or over rows it wrote; the newest first. */
    List<String> later() throws SQLException {
        return Query.list(
                connection,
                """
                SELECT l.run_id FROM %1$s l, %1$s r
                WHERE r.run_id = ? AND l.state IN ('published', 'cut over') AND l.run_id <> r.run_id
                  AND (l.finished_at, l.run_id) > (r.finished_at, r.run_id)
                  AND EXISTS (SELECT FROM %2$s a JOIN %2$s b ON a.table_name = b.table_name
                              WHERE a.run_id = r.run_id AND b.run_id = l.run_id AND b.inserted + b.updated + b.deleted > 0
                                AND (a.kind = 'table' OR EXISTS (
                                    SELECT FROM %3$s x JOIN %3$s y ON x.key = y.key
                                    WHERE x.run_id = a.run_id AND y.run_id = b.run_id
                                      AND x.table_name = a.table_name AND y.table_name = a.table_name)))
                ORDER BY l.finished_at DESC, l.run_id DESC
                """.formatted(
                                qualified(schema, Bookkeeping.RUNS),
                                qualified(schema, PUBLISHED_TABLES),
                                qualified(schema, WRITTEN_ROWS)),
                row -> String.valueOf(row.getString(1)),
                runId);
    }
}
