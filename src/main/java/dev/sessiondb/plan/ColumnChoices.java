package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds for each column of a table where it goes and which types it may get there. */
final class ColumnChoices {
    private final TableAnalysis analysis;
    private final ZoneId zone;
    private final Findings findings;

    ColumnChoices(TableAnalysis analysis, ZoneId zone, Findings findings) {
        this.analysis = analysis;
        this.zone = zone;
        this.findings = findings;
    }

    List<ColumnChoice> choose() {
        List<ColumnChoice> choices = new ArrayList<>();
        Names names = new Names(Set.of());
        List<Column> columns = analysis.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            Optional<ColumnChoice> choice = analysis.existing().isPresent()
                    ? existing(columns.get(i), i, names)
                    : Optional.of(fresh(columns.get(i), i, names));
            choice.ifPresent(choices::add);
        }
        analysis.existing().ifPresent(table -> unfilled(table, choices));
        return choices;
    }

    private ColumnChoice fresh(Column column, int position, Names names) {
        String name = names.takeColumn(column.name());
        if (!name.equals(column.name())) {
            findings.column(
                    "renamed", Severity.WARNING, table(), column.name(), "is called `" + name + "` in the target");
        }
        List<TypeCandidate> candidates = TypeCandidates.of(column, seen(position)).stream()
                .map(c -> new TypeCandidate(timed(c.conversion().type(), position), c.reason(), c.second()))
                .toList();
        return new ColumnChoice(column, position, name, Optional.empty(), candidates);
    }

    /** A table that an earlier run made has columns under the names it gave them. */
    private Optional<ColumnChoice> existing(Column column, int position, Names names) {
        ExistingTable target = analysis.existing().orElseThrow();
        String given = names.takeColumn(column.name());
        Optional<ExistingColumn> match = match(column.name(), target).or(() -> target.column(given));
        if (match.isEmpty()) {
            leftOut(column, position, "has no such column");
            return Optional.empty();
        }
        ExistingColumn found = match.get();
        if (found.generated()) {
            if (column.generated().isPresent()) {
                return Optional.empty();
            }
            leftOut(column, position, "computes this column itself");
            return Optional.empty();
        }
        if (found.type().isEmpty()) {
            findings.column(
                    "type-unknown",
                    Severity.ERROR,
                    table(),
                    column.name(),
                    "the target's type `" + found.typeSql() + "` is not one that values can be converted to");
            return Optional.empty();
        }
        TypeCandidate candidate = new TypeCandidate(timed(found.type().get(), position), "the target's column", false);
        return Optional.of(new ColumnChoice(column, position, found.name(), match, List.of(candidate)));
    }

    private void leftOut(Column column, int position, String why) {
        long values = seen(position).values();
        Severity severity = values == 0 ? Severity.NOTE : Severity.WARNING;
        findings.column(
                "column-not-carried",
                severity,
                table(),
                column.name(),
                "the target's table `" + analysis.targetName() + "` " + why + ": " + values + " values are left out");
    }

    /** The target's name for a column: the same, or the only one equal but for case. */
    private static Optional<ExistingColumn> match(String name, ExistingTable target) {
        Optional<ExistingColumn> exact = target.column(name);
        if (exact.isPresent()) {
            return exact;
        }
        List<ExistingColumn> alike = target.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private void unfilled(ExistingTable target, List<ColumnChoice> choices) {
        Set<String> filled = choices.stream().map(ColumnChoice::targetName).collect(Collectors.toSet());
        target.columns().stream()
                .filter(c -> !filled.contains(c.name()) && !c.generated())
                .forEach(c -> unfilled(target, c));
    }

    private void unfilled(ExistingTable target, ExistingColumn column) {
        boolean required = column.notNull() && !column.hasDefault();
        String message = required
                ? "the target's column must be filled, has no default, and the source has no such column"
                : "the source has no such column: new rows get " + (column.hasDefault() ? "its default" : "NULL");
        findings.column(
                "column-not-filled", required ? Severity.ERROR : Severity.NOTE, target.name(), column.name(), message);
    }

    private ConversionSpec timed(ColumnType type, int position) {
        return new ConversionSpec(type, NumericTimes.of(seen(position)), zone);
    }

    private ColumnStatistics seen(int position) {
        return analysis.statistics().columns().get(position);
    }

    private String table() {
        return analysis.table().name();
    }
}
