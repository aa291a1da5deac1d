package dev.sessiondb.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of the source that a constraint of the target's table would not let in.
 *
 * @param constraint its name; of a NOT NULL, which may have none, the column's
 * @param definition as {@code pg_get_constraintdef} spells it, such as {@code CHECK ((rating >= 1))}
 * @param columns the table's columns that it is about, by their target names; may be empty
 * @param reference whether it is a foreign key, and the rows refer to none that is there
 * @param follows they break it only because what they refer to breaks a constraint itself
 * @param rows how many rows
 * @param rowNames the first of them, at most 10: {@code rowid 17}, with its key where that is another one, or {@code key (a, 1)} in a table without rowid
 * @param ids all of them, by {@link RowCursor#rowId}; none where there are more than {@link RowIds#MOST}
 */
public record MergeViolation(
        String table,
        String constraint,
        String definition,
        List<String> columns,
        boolean reference,
        boolean follows,
        long rows,
        List<String> rowNames,
        RowIds ids) {

    private static final int NAMED = 10;

    public MergeViolation {
        columns = List.copyOf(columns);
        rowNames = List.copyOf(rowNames);
    }

    /** The same with more rows, found later. */
    public MergeViolation plus(MergeViolation later) {
        List<String> names = Stream.concat(rowNames.stream(), later.rowNames.stream())
                .limit(NAMED)
                .toList();
        boolean few = rows <= RowIds.MOST && later.rows <= RowIds.MOST && rows + later.rows <= RowIds.MOST;
        return new MergeViolation(
                table,
                constraint,
                definition,
                columns,
                reference,
                follows,
                rows + later.rows,
                names,
                few ? ids.plus(later.ids) : RowIds.NONE);
    }

    /** The first rows by name, and how many more there are. */
    public String named() {
        long more = rows - rowNames.size();
        return String.join(", ", rowNames) + (more > 0 ? " and " + more + " more" : "");
    }
}
