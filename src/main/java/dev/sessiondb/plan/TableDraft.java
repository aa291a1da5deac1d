package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.util.List;
import java.util.Optional;

/**
 * A table whose columns are settled, before its keys are planned.
 *
 * @param table with those constraints that are to be carried
 */
record TableDraft(TableAnalysis analysis, Table table, List<ColumnPlan> columns, RowChanges changes) {

    TableDraft {
        columns = List.copyOf(columns);
    }

    TableDraft with(Table other) {
        return new TableDraft(analysis, other, columns, changes);
    }

    TableDraft with(List<ColumnPlan> others) {
        return new TableDraft(analysis, table, others, changes);
    }

    TableDraft with(RowChanges others) {
        return new TableDraft(analysis, table, columns, others);
    }

    String targetName() {
        return analysis.targetName();
    }

    Optional<ExistingTable> existing() {
        return analysis.existing();
    }

    /** The columns as expressions use them. */
    List<ExpressionColumn> expressionColumns() {
        return columns.stream()
                .map(c -> expressionColumn(c, Identifiers.quote(c.targetName())))
                .toList();
    }

    /** @param sql how to write it */
    ExpressionColumn expressionColumn(ColumnPlan column, String sql) {
        ColumnStatistics seen = analysis.statistics().columns().get(column.position());
        boolean changed = changes.nulled().containsKey(column.position())
                || !column.conversion().amendment().none();
        ExpressionColumn known = ExpressionColumn.of(column, sql, Optional.of(seen));
        return changed ? known.changed() : known;
    }

    /** The plans of these source columns that are carried, in the order asked for. */
    List<ColumnPlan> columns(List<String> sourceNames) {
        return sourceNames.stream()
                .flatMap(name -> columns.stream()
                        .filter(c -> AsciiNames.same(c.source().name(), name))
                        .limit(1))
                .toList();
    }

    /** The rows that are carried, as they are to be carried. */
    RowCursor read(Source source) {
        return changes.read(source, analysis.table(), columns);
    }
}
