package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Keeps which rows a merge wrote and what they were afterwards, triggers and defaults included, so that they are known again when they are to be taken back. */
final class WrittenRows {
    private final Connection connection;
    private final MergeConflicts conflicts;
    private final String stage;
    private final String runId;

    /**
     * For one publish.
     *
     * @param stage where keys are kept meanwhile, quoted
     */
    WrittenRows(Connection connection, MergeConflicts conflicts, String stage, String runId) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.stage = stage;
        this.runId = runId;
    }

    String runId() {
        return runId;
    }

    /** Before rows are written: which ones will be, or without key which ones are there. */
    void before(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        if (counts.stream().noneMatch(WrittenRows::writes)) {
            return;
        }
        conflicts.createPublished();
        for (int i = 0; i < tables.size(); i++) {
            if (writes(counts.get(i))) {
                MergeSql sql = conflicts.sql(tables.get(i));
                Query.execute(
                        connection, sql.keyless() ? keepDigests(tables.get(i), kept(i)) : sql.keepWritten(kept(i)));
            }
        }
    }

    /** After they were written, and verified. */
    void after(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            if (writes(counts.get(i))) {
                MergeTable table = tables.get(i);
                Query.update(connection, table.key().isEmpty() ? addDigests(table, kept(i)) : addRows(table, kept(i)));
            }
        }
    }

    private static boolean writes(MergeCount count) {
        return count.fresh() + count.updated() > 0;
    }

    private String kept(int table) {
        return stage + "." + quote("sessiondb.written." + table);
    }

    private String keepDigests(MergeTable table, String kept) {
        return "CREATE TABLE " + kept + " AS " + digests(table);
    }

    private String digests(MergeTable table) {
        return "SELECT " + RowDigest.sha256(conflicts.columns(table.name()), "t.")
                + " AS digest, count(*) AS copies FROM " + conflicts.target(table.name()) + " t GROUP BY 1";
    }

    private String addDigests(MergeTable table, String kept) {
        return insert(table) + "NULL, a.digest, a.copies - coalesce(b.copies, 0) FROM (" + digests(table)
                + ") a LEFT JOIN " + kept + " b ON b.digest = a.digest WHERE a.copies > coalesce(b.copies, 0)";
    }

    private String addRows(MergeTable table, String kept) {
        TargetColumns columns = conflicts.columns(table.name());
        return insert(table) + MergeSql.image("t.", table.key()) + ", " + RowDigest.sha256(columns, "t.") + ", 1 FROM "
                + kept + " k JOIN " + conflicts.target(table.name()) + " t ON "
                + columns.equal(table.key(), "k.", "t.");
    }

    private String insert(MergeTable table) {
        return "INSERT INTO " + conflicts.writtenRows() + " (run_id, table_name, key, digest, copies) SELECT "
                + literal(runId) + ", " + literal(table.name()) + ", ";
    }
}
