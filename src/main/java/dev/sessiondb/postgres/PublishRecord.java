package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.PUBLISHED_TABLES;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.SequenceFloor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Enters what a run moved to the target schema, and which tables it wrote to, in the transaction that does it. */
final class PublishRecord {
    private final Connection connection;
    private final String schema;
    private final String runId;

    PublishRecord(Connection connection, String schema, String runId) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.runId = runId;
        Bookkeeping.createPublished(connection, schema);
    }

    /**
     * Tables and views that are in the target schema now.
     *
     * @param fingerprints of the tables
     */
    void moved(List<String> moved, Map<String, String> fingerprints) throws SQLException {
        Set<String> tables = new HashSet<>(Relations.tables(connection, schema, moved));
        for (String name : moved) {
            List<String> definition = Definitions.of(connection, qualified(schema, name));
            String fingerprint = fingerprints.getOrDefault(name, "");
            enter(name, tables.contains(name) ? "table" : "view", List.of(), definition, fingerprint);
        }
    }

    void merged(PublishPlan plan, List<MergeCount> counts) throws SQLException {
        List<MergeTable> tables = plan.merged().stream().flatMap(List::stream).toList();
        for (int i = 0; i < tables.size(); i++) {
            MergeTable table = tables.get(i);
            List<String> columns = Definitions.columns(connection, qualified(schema, table.name()));
            enter(table.name(), plan.replaces() ? "replaced" : "merged", table.key(), columns, "");
            count(counts.get(i));
        }
    }

    private void enter(String name, String kind, List<String> key, List<String> definition, String fingerprint)
            throws SQLException {
        Query.update(
                connection,
                "INSERT INTO " + qualified(schema, PUBLISHED_TABLES)
                        + " (run_id, table_name, kind, key, definition, fingerprint, inserted, updated, deleted)"
                        + " VALUES (?, ?, ?, ?, ?, nullif(?, ''), 0, 0, 0)",
                runId,
                name,
                kind,
                key.toArray(String[]::new),
                definition.toArray(String[]::new),
                fingerprint);
    }

    private void count(MergeCount count) throws SQLException {
        Query.update(
                connection,
                "UPDATE " + qualified(schema, PUBLISHED_TABLES)
                        + " SET inserted = ?, updated = ?, deleted = greatest(?, 0) WHERE run_id = ? AND table_name = ?",
                count.fresh(),
                count.updated(),
                count.onlyInTarget(),
                runId,
                count.table());
    }

    /** How far the sequences of tables that were there already had got; before they are raised. */
    void sequences(List<SequenceFloor> floors) throws SQLException {
        for (SequenceFloor floor : floors) {
            Optional<String> sequence = Sequences.of(connection, qualified(schema, floor.table()), floor.column());
            if (sequence.isPresent()) {
                Query.update(
                        connection,
                        "UPDATE " + qualified(schema, PUBLISHED_TABLES)
                                + " SET sequence_last = pg_sequence_last_value(?::regclass)"
                                + " WHERE run_id = ? AND table_name = ? AND kind IN ('merged', 'replaced')",
                        sequence.get(),
                        runId,
                        floor.table());
            }
        }
    }
}
