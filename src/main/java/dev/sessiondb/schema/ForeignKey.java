package dev.sessiondb.schema;

import java.util.List;

/**
 * A foreign key of a source table.
 *
 * @param columns the referencing columns, in order
 * @param referencedTable the referenced table's name as the source spells it (it may not exist)
 * @param referencedColumns the referenced columns; resolved to the primary key where the source left them out, empty when that can't be done
 * @param deferred declared {@code DEFERRABLE INITIALLY DEFERRED}
 */
public record ForeignKey(
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        boolean deferred) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a foreign key needs at least one column");
        }
    }
}
