package dev.sessiondb.store;

import java.util.List;

/**
 * Rows of the source that break a constraint its own schema declares.
 *
 * @param kind {@code foreign key}, {@code primary key}, {@code unique}, {@code not null} or {@code check}
 * @param table the table that holds the rows
 * @param columns the constraint's columns
 * @param detail the constraint in words, such as {@code references Artist (ArtistId)}
 * @param rows how many rows
 * @param rowNames the first of them, at most 10, as {@link RowCursor#rowName} names them
 * @param ids the rows without which the others keep the constraint: of duplicates all but the first; none where there are more than {@link RowIds#MOST}
 */
public record ConstraintViolation(
        String kind, String table, List<String> columns, String detail, long rows, List<String> rowNames, RowIds ids) {

    public ConstraintViolation {
        columns = List.copyOf(columns);
        rowNames = List.copyOf(rowNames);
    }
}
