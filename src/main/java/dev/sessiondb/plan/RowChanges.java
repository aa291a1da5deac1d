package dev.sessiondb.plan;

import dev.sessiondb.convert.AmendedRows;
import dev.sessiondb.convert.Amendment;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a table are not carried as they are.
 *
 * @param leftOut rows that go to the reject file
 * @param constraints why, where it isn't a value of their own that doesn't convert
 * @param nulled rows whose value becomes NULL, by the column's position
 */
public record RowChanges(RowIds leftOut, List<RejectedConstraint> constraints, Map<Integer, RowIds> nulled) {
    public static final RowChanges NONE = new RowChanges(RowIds.NONE, List.of(), Map.of());

    public RowChanges {
        constraints = List.copyOf(constraints);
        nulled = Map.copyOf(nulled);
    }

    RowChanges without(RowIds rows) {
        return new RowChanges(leftOut.plus(rows), constraints, nulled);
    }

    RowChanges without(RejectedConstraint constraint) {
        List<RejectedConstraint> all = new ArrayList<>(constraints);
        all.add(constraint);
        return new RowChanges(leftOut.plus(constraint.rows()), all, nulled);
    }

    RowChanges nulling(int position, RowIds rows) {
        Map<Integer, RowIds> all = new HashMap<>(nulled);
        all.merge(position, rows, RowIds::plus);
        return new RowChanges(leftOut, constraints, all);
    }

    /** A table's rows as they are to be carried. */
    RowCursor read(Source source, Table table, List<ColumnPlan> columns) {
        return AmendedRows.of(source.rows(table), new AmendedRows.Changes(amendments(table, columns), leftOut, nulled));
    }

    /** What is changed of the values, by the columns' positions. */
    static List<Amendment> amendments(Table table, List<ColumnPlan> columns) {
        Amendment[] amendments = new Amendment[table.columns().size()];
        Arrays.fill(amendments, Amendment.NONE);
        columns.forEach(c -> amendments[c.position()] = c.conversion().amendment());
        return List.of(amendments);
    }
}
