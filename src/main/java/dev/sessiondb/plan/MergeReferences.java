package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.store.MergeReference;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the rows of merged tables that refer to rows which are left out: whether the target holds those is for the target to say. */
public final class MergeReferences {
    private final MigrationPlan plan;
    private final Source source;

    public MergeReferences(MigrationPlan plan, Source source) {
        this.plan = plan;
        this.source = source;
    }

    /** Those of one merged table, by the source's foreign keys to other merged tables. */
    public List<MergeReference> of(TablePlan child) {
        List<MergeReference> references = new ArrayList<>();
        for (ForeignKey key : child.source().foreignKeys()) {
            parent(key).flatMap(parent -> reference(child, key, parent)).ifPresent(references::add);
        }
        return references;
    }

    private Optional<TablePlan> parent(ForeignKey key) {
        return plan.tables().stream()
                .filter(table -> AsciiNames.same(table.source().name(), key.referencedTable()))
                .filter(table ->
                        table.merge().isPresent() && !table.changes().leftOut().isEmpty())
                .findFirst();
    }

    private Optional<MergeReference> reference(TablePlan child, ForeignKey key, TablePlan parent) {
        List<ColumnPlan> from = columns(child, key.columns());
        List<ColumnPlan> to = columns(parent, key.referencedColumns());
        boolean comparable = from.size() == key.columns().size()
                && to.size() == from.size()
                && IntStream.range(0, from.size()).allMatch(i -> ForeignKeyPlans.comparable(from.get(i), to.get(i)));
        if (!comparable) {
            return Optional.empty();
        }
        RowIds rows = source.referencing(child.source(), key, parent.changes().leftOut())
                .minus(child.changes().leftOut())
                .minus(nulled(child, from));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new MergeReference(names(from), parent.targetName(), names(to), rows));
    }

    private static RowIds nulled(TablePlan child, List<ColumnPlan> columns) {
        return columns.stream()
                .map(column -> child.changes().nulled().getOrDefault(column.position(), RowIds.NONE))
                .reduce(RowIds.NONE, RowIds::plus);
    }

    private static List<ColumnPlan> columns(TablePlan table, List<String> sourceNames) {
        return sourceNames.stream()
                .flatMap(name -> table.columns().stream()
                        .filter(c -> AsciiNames.same(c.source().name(), name))
                        .limit(1))
                .toList();
    }

    private static List<String> names(List<ColumnPlan> columns) {
        return columns.stream().map(ColumnPlan::targetName).toList();
    }
}
