package dev.sessiondb.plan;

import dev.sessiondb.convert.Amendment;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.EncodedColumn;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What becomes of one table.
 *
 * @param rows exact, in the snapshot that was read; those that are left out among them
 * @param changes rows that aren't carried as they are
 * @param primaryKey target names, in key order; empty when there is none
 * @param checks the CHECK constraints carried, as SQL
 * @param existing the target's table, when there is one
 * @param merge how the rows go into it, when there is one
 * @param lastId the highest id ever used, of a table with an identity column
 */
public record TablePlan(
        Table source,
        String targetName,
        PublishMode mode,
        long rows,
        List<ColumnPlan> columns,
        RowChanges changes,
        List<String> primaryKey,
        List<IndexPlan> indexes,
        List<ForeignKeyPlan> foreignKeys,
        List<String> checks,
        Optional<ExistingTable> existing,
        Optional<MergeTable> merge,
        OptionalLong lastId) {

    public TablePlan {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        if ((mode == PublishMode.MERGE) != existing.isPresent()) {
            throw new IllegalArgumentException("table `" + targetName + "` is merged exactly when it exists");
        }
    }

    TablePlan withForeignKeys(List<ForeignKeyPlan> keys) {
        return new TablePlan(
                source,
                targetName,
                mode,
                rows,
                columns,
                changes,
                primaryKey,
                indexes,
                keys,
                checks,
                existing,
                merge,
                lastId);
    }

    /** The columns as they are written to the target, in order. Each call makes conversions of its own, since they aren't thread-safe. */
    public List<EncodedColumn> encodedColumns() {
        return columns.stream()
                .filter(ColumnPlan::written)
                .map(c -> new EncodedColumn(c.source().name(), c.position(), Conversions.of(c.conversion())))
                .toList();
    }

    TablePlan with(RowChanges others) {
        return new TablePlan(
                source,
                targetName,
                mode,
                rows,
                columns,
                others,
                primaryKey,
                indexes,
                foreignKeys,
                checks,
                existing,
                merge,
                lastId);
    }

    /** The rows that are carried, as they are to be carried. */
    public RowCursor read(Source from) {
        return changes.read(from, source, columns);
    }

    /** All rows, also those that are left out, with the same changes of their values. */
    public RowCursor readAll(Source from) {
        return RowChanges.NONE.read(from, source, columns);
    }

    /** What is changed of the values, by the columns' positions. */
    public List<Amendment> amendments() {
        return RowChanges.amendments(source, columns);
    }

    /** How many rows are carried. */
    public long carriedRows() {
        return rows - changes.leftOut().size();
    }

    /** The columns that are written, by target name, in order. */
    public List<String> targetColumns() {
        return columns.stream()
                .filter(ColumnPlan::written)
                .map(ColumnPlan::targetName)
                .toList();
    }

    /** Whether the column is part of the key that tells rows apart. */
    public boolean isKey(ColumnPlan column) {
        return primaryKey.contains(column.targetName());
    }
}
