package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.DerivedColumn;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The way back of columns that a profile made: of several into the first of them; what was computed stays behind. */
final class DerivedReturns {
    private final Table table;
    private final List<DerivedColumn> derived;
    private final Findings findings;

    DerivedReturns(Table table, TableRule rule, Findings findings) {
        this.table = table;
        this.derived = rule.derived();
        this.findings = findings;
    }

    private Optional<DerivedColumn> of(ColumnPlan column) {
        return derived.stream()
                .filter(each -> each.name().equals(column.source().name()))
                .findFirst();
    }

    /** Whether the file never had anything for it, so that it is a new column there. */
    boolean isAbsent(ColumnPlan column) {
        return of(column).filter(DerivedColumn::isAbsent).isPresent();
    }

    /** Whether a column of the file has its value in one that was made of several. */
    boolean isMerged(Column column) {
        return derived.stream().anyMatch(each -> each.of().contains(column.name()));
    }

    /** The file's own column for it; empty when it has none. */
    Optional<ReturnedColumn> returned(ColumnPlan column) {
        Optional<DerivedColumn> made = of(column);
        if (made.isEmpty()) {
            return Optional.of(returned(column, column.source()));
        }
        if (made.get().of().isEmpty()) {
            findings.column(
                    "column-not-returned",
                    Severity.NOTE,
                    table.name(),
                    column.targetName(),
                    "the profile computes it from other columns, and the file has no such column: it isn't brought back");
            return Optional.empty();
        }
        Column first = table.column(made.get().of().get(0)).orElseThrow();
        return Optional.of(returned(column, first));
    }

    private static ReturnedColumn returned(ColumnPlan column, Column target) {
        return new ReturnedColumn(
                column.targetName(),
                target.name(),
                column.typeSql(),
                target.declaredType(),
                column.conversion(),
                OptionalInt.empty(),
                OptionalInt.of(column.position()));
    }

    /** The table as the file has it. */
    Table withoutDerived() {
        return table.withColumns(table.columns().stream()
                .filter(column -> !table.derived().containsKey(column.name()))
                .toList());
    }
}
