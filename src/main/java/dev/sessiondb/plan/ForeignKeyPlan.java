package dev.sessiondb.plan;

import java.util.List;

/**
 * A foreign key that is carried.
 *
 * @param name the constraint's name in the target
 * @param columns target names
 * @param referencedTable target name
 * @param referencedColumns target names
 * @param sql the statement that makes it, with unqualified names
 * @param inverse the statement that takes it back
 * @param cross from a moved table to one that exists already: made at publish
 */
public record ForeignKeyPlan(
        String name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        String sql,
        String inverse,
        boolean cross) {

    public ForeignKeyPlan {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
