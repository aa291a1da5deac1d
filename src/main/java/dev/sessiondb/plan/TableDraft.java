package dev.sessiondb.plan;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ExistingTable;
import java.util.List;
import java.util.Optional;

/** A table whose columns are settled, before its keys are planned. */
record TableDraft(TableAnalysis analysis, List<ColumnPlan> columns) {

    TableDraft {
        columns = List.copyOf(columns);
    }

    Table table() {
        return analysis.table();
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
                .map(c -> ExpressionColumn.of(c, analysis.statistics().columns().get(c.position())))
                .toList();
    }

    /** The plans of these source columns that are carried, in the order asked for. */
    List<ColumnPlan> columns(List<String> sourceNames) {
        return sourceNames.stream()
                .flatMap(name -> columns.stream()
                        .filter(c -> c.source().name().equalsIgnoreCase(name))
                        .limit(1))
                .toList();
    }
}
