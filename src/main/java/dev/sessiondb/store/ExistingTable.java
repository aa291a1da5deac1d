package dev.sessiondb.store;

import java.util.List;
import java.util.Optional;

/**
 * A table that the target schema already has.
 *
 * @param rows exact; -1 when the role may not read the table
 * @param primaryKey its columns in key order, empty when there is none
 * @param uniqueKeys each of its other unique, non-partial, plain-column constraints and indexes
 * @param references the tables of this schema that its foreign keys reference
 * @param published whether a run of sessiondb made it, and no application
 */
public record ExistingTable(
        String name,
        long rows,
        List<ExistingColumn> columns,
        List<String> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<String> references,
        boolean published) {

    public ExistingTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        references = List.copyOf(references);
    }

    public Optional<ExistingColumn> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }
}
