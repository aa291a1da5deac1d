package dev.sessiondb.backup;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of one table that go to the reject file.
 *
 * @param reasons given a cursor over the table, what says why its current row is left out; at least one reason each
 */
public record RejectedTable(Table table, RowIds rows, Function<RowCursor, Reasons> reasons) {

    /** Says why a cursor's current row is left out. */
    @FunctionalInterface
    public interface Reasons {
        List<RejectReason> current();
    }
}
