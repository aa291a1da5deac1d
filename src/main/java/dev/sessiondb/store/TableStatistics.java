package dev.sessiondb.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one table holds.
 *
 * @param rows exact
 * @param columns in the order of the table's columns
 * @param sequence the table's entry in {@code sqlite_sequence}
 */
public record TableStatistics(long rows, List<ColumnStatistics> columns, OptionalLong sequence) {

    public TableStatistics {
        columns = List.copyOf(columns);
    }
}
