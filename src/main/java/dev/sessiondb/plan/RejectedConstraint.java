package dev.sessiondb.plan;

import dev.sessiondb.store.RowIds;
import java.util.List;

/**
 * Rows that are left out because they break a constraint.
 *
 * @param columns the constraint's columns
 * @param reason in words
 */
public record RejectedConstraint(List<String> columns, String reason, RowIds rows) {

    public RejectedConstraint {
        columns = List.copyOf(columns);
    }
}
