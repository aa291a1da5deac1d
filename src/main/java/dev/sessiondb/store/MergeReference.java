package dev.sessiondb.store;

import java.util.List;

/**
 * Rows of a merged table that refer to rows which the source has and the run leaves out: they may go in where the target holds what they refer to.
 *
 * @param columns the referencing columns, by their target names
 * @param parent the referenced table of the target schema
 * @param keys its columns, in the same order
 * @param rows those that refer to rows left out, by {@link RowCursor#rowId}
 */
public record MergeReference(List<String> columns, String parent, List<String> keys, RowIds rows) {

    public MergeReference {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        if (columns.isEmpty() || columns.size() != keys.size()) {
            throw new IllegalArgumentException("a reference needs columns, and a key for each");
        }
    }

    /** In words, such as {@code references p (id)}. */
    public String words() {
        return "references " + parent + " (" + String.join(", ", keys) + ")";
    }
}
