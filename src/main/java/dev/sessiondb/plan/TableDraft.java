package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
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

    /** The plans of these source columns that are carried, in the order asked for. */
    List<ColumnPlan> columns(List<String> sourceNames) {
        return sourceNames.stream()
                .flatMap(name -> columns.stream()
                        .filter(c -> AsciiNames.same(c.source().name(), name))
                        .limit(1))
                .toList();
    }
}
