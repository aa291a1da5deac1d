package dev.sessiondb.store;

import java.util.List;
import java.util.Optional;

/**
 * One table of a merge that is only tried.
 *
 * @param table what it would be merged into
 * @param rowids whether the ids are rowids; else rows are named by their key
 * @param rows each one's {@link RowCursor#rowId} as {@code bigint}, then the table's columns
 * @param references rows whose reference is to be looked for in the target
 * @param before rows as they were when the last run brought them, the table's columns; empty when this isn't about what changed since
 */
public record MergeRehearsal(
        MergeTable table, boolean rowids, CopyBody rows, List<MergeReference> references, Optional<CopyBody> before) {

    /** One that isn't about what changed since. */
    public MergeRehearsal(MergeTable table, boolean rowids, CopyBody rows) {
        this(table, rowids, rows, List.of(), Optional.empty());
    }

    public MergeRehearsal {
        references = List.copyOf(references);
    }
}
