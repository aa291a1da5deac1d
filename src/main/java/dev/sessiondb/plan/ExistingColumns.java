package dev.sessiondb.plan;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.ColumnRule;
import dev.sessiondb.profile.Identifiers;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Policy;
import dev.sessiondb.profile.Reals;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the columns of a table among those of the target's table, and says what has none on the other side. */
final class ExistingColumns {
    private final TableAnalysis analysis;
    private final ExistingTable target;
    private final Policies policies;
    private final Findings findings;
    private final Map<String, ExistingColumn> matches = new HashMap<>();

    ExistingColumns(TableAnalysis analysis, ExistingTable target, Policies policies, Findings findings) {
        this.analysis = analysis;
        this.target = target;
        this.policies = policies;
        this.findings = findings;
        match();
    }

    /** The name that the profile gives first; last, what an earlier run has made of a name that PostgreSQL hasn't room for. */
    private void match() {
        List<Column> columns = analysis.table().columns().stream()
                .filter(column -> !rule(column).skip())
                .toList();
        Names names = new Names(Set.of());
        Map<String, String> given = new HashMap<>();
        for (Column column : columns) {
            String wanted = rule(column).name().orElseGet(() -> policies.style().apply(column.name()));
            given.put(column.name(), names.takeColumn(wanted));
            rule(column).name().flatMap(target::column).ifPresent(found -> matches.put(column.name(), found));
        }
        if (policies.style() != Identifiers.KEEP) {
            columns.forEach(column -> take(column.name(), given));
        }
        NameMatch.of(open(columns), free())
                .forEach((name, found) -> target.column(found).ifPresent(column -> matches.put(name, column)));
        open(columns).forEach(name -> take(name, given));
    }

    private void take(String name, Map<String, String> given) {
        target.column(given.getOrDefault(name, name))
                .filter(column -> !matches.containsKey(name) && !matches.containsValue(column))
                .ifPresent(column -> matches.put(name, column));
    }

    private List<String> open(List<Column> columns) {
        return columns.stream()
                .map(Column::name)
                .filter(name -> !matches.containsKey(name))
                .toList();
    }

    private List<String> free() {
        return target.columns().stream()
                .filter(column -> !matches.containsValue(column))
                .map(ExistingColumn::name)
                .toList();
    }

    /**
     * Where a column goes; empty, with a finding, when it can't go anywhere.
     *
     * @param values how many there are
     */
    Optional<ExistingColumn> of(Column column, long values) {
        Optional<ExistingColumn> match = Optional.ofNullable(matches.get(column.name()));
        if (match.isEmpty()) {
            leftOut(column, values, "has no such column");
            return match;
        }
        ExistingColumn found = match.get();
        if (found.generated()) {
            computed(column, values);
            return Optional.empty();
        }
        if (found.type().isEmpty()) {
            unknown(column, found);
            return Optional.empty();
        }
        if (!found.name().equals(column.name())) {
            renamed(column, found);
        }
        return match;
    }

    /** The type itself; for an enum then the same with values in any case, which a finding tells of, and for a real with numbers rounded, if that was asked for. */
    static List<TypeCandidate> candidates(ColumnType type, Policy policy) {
        TypeCandidate exact = TypeCandidate.given(type, "the target's column");
        if (type.kind() == TypeKind.REAL && policy.reals() == Reals.ROUND) {
            return List.of(exact, TypeCandidate.given(ColumnType.roundedReal(), "the target's column, rounded"));
        }
        return type.kind() == TypeKind.ENUM
                ? List.of(exact, TypeCandidate.wider(type.inAnyCase(), "some values are its labels in another case"))
                : List.of(exact);
    }

    private void unknown(Column column, ExistingColumn found) {
        String alter = "ALTER TABLE " + quote(target.name()) + " ALTER COLUMN " + quote(found.name()) + " TYPE text";
        findings.column(
                "type-unknown",
                Severity.ERROR,
                table(),
                column.name(),
                "the target's type `" + found.typeSql()
                        + "` is not one that values can be converted to: give the column another one there (" + alter
                        + "), or leave it out by the profile");
    }

    private void computed(Column column, long values) {
        if (column.generated().isEmpty()) {
            leftOut(column, values, "computes this column itself");
            return;
        }
        findings.column(
                "column-computed",
                Severity.NOTE,
                table(),
                column.name(),
                "the target's table computes this column as well: its own expression stays");
    }

    private void renamed(Column column, ExistingColumn found) {
        findings.column(
                "renamed",
                Severity.NOTE,
                table(),
                column.name(),
                "goes into the target's column `" + found.name() + "`, "
                        + NameMatch.difference(column.name(), found.name()));
    }

    private void leftOut(Column column, long values, String why) {
        Severity severity = values == 0 ? Severity.NOTE : Severity.WARNING;
        findings.column(
                "column-not-carried",
                severity,
                table(),
                column.name(),
                "the target's table `" + target.name() + "` " + why + ": " + values + " values are left out");
    }

    /** What the target has and the source doesn't. */
    void unfilled(List<ColumnChoice> choices) {
        Set<String> filled = choices.stream().map(ColumnChoice::targetName).collect(Collectors.toSet());
        target.columns().stream()
                .filter(c -> !filled.contains(c.name()) && !c.generated())
                .forEach(this::unfilled);
    }

    private void unfilled(ExistingColumn column) {
        boolean required = column.notNull() && !column.hasDefault();
        String message = required
                ? "the target's column must be filled, has no default, and the source has no such column"
                : "the source has no such column: new rows get " + (column.hasDefault() ? "its default" : "NULL");
        findings.column(
                "column-not-filled", required ? Severity.ERROR : Severity.NOTE, target.name(), column.name(), message);
    }

    private ColumnRule rule(Column column) {
        return policies.rule(table()).column(column.name());
    }

    private String table() {
        return analysis.table().name();
    }
}
