package dev.sessiondb.verify;

import java.util.List;

/**
 * How the rows of one key differ between two sides.
 *
 * @param key such as {@code id = 7}, or {@code row without key}
 * @param rows how many rows of that key this is said of: 1, unless the key is not unique
 * @param row all values of a row that only one side has, in words
 * @param columns those whose values differ; empty when only one side has the row
 */
public record RowDifference(Kind kind, String key, long rows, String row, List<ColumnDifference> columns) {

    public RowDifference {
        columns = List.copyOf(columns);
    }

    /** What is different. */
    public enum Kind {
        ONLY_HERE,
        ONLY_THERE,
        DIFFERING;

        Kind swapped() {
            return switch (this) {
                case ONLY_HERE -> ONLY_THERE;
                case ONLY_THERE -> ONLY_HERE;
                case DIFFERING -> DIFFERING;
            };
        }
    }

    /** One column's values on both sides, in words of at most 80 characters. */
    public record ColumnDifference(String column, String here, String there) {}

    /** The same seen from the other side. */
    RowDifference swapped() {
        return new RowDifference(
                kind.swapped(),
                key,
                rows,
                row,
                columns.stream()
                        .map(c -> new ColumnDifference(c.column(), c.there(), c.here()))
                        .toList());
    }
}
