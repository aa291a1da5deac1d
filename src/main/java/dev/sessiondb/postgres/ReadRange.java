package dev.sessiondb.postgres;

import dev.sessiondb.store.ReadColumn;
import java.util.List;

/**
 * What is read of a table.
 *
 * @param where a condition, with the word, or empty
 */
record ReadRange(String table, List<ReadColumn> columns, String where) {
    ReadRange {
        columns = List.copyOf(columns);
    }

    /** All its rows. */
    static ReadRange all(String table, List<ReadColumn> columns) {
        return new ReadRange(table, columns, "");
    }
}
