package dev.sessiondb.store;

/**
 * One table of a merge that is only tried.
 *
 * @param table what it would be merged into
 * @param rowids whether the ids are rowids; else rows are named by their key
 * @param rows each one's {@link RowCursor#rowId} as {@code bigint}, then the table's columns
 */
public record MergeRehearsal(MergeTable table, boolean rowids, CopyBody rows) {}
