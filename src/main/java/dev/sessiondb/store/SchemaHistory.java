package dev.sessiondb.store;

import java.util.List;

/**
 * A schema history as one table has it.
 *
 * @param table its name
 * @param present whether the table is there
 * @param readable whether the role may read it
 * @param rows in order of rank
 */
public record SchemaHistory(String table, boolean present, boolean readable, List<HistoryRow> rows) {
    public SchemaHistory {
        rows = List.copyOf(rows);
    }
}
