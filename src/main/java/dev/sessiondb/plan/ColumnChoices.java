package dev.sessiondb.plan;

import dev.sessiondb.convert.Amendment;
import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.InvalidUtf8;
import dev.sessiondb.convert.NulText;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.ColumnRule;
import dev.sessiondb.profile.EmptyText;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Policy;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds for each column of a table where it goes and which types it may get there. */
final class ColumnChoices {
    private static final Set<TypeKind> TEXTS = Set.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.CHAR);

    private final TableAnalysis analysis;
    private final Policies policies;
    private final FileKind kind;
    private final Findings findings;

    ColumnChoices(TableAnalysis analysis, Policies policies, FileKind kind, Findings findings) {
        this.analysis = analysis;
        this.policies = policies;
        this.kind = kind;
        this.findings = findings;
    }

    List<ColumnChoice> choose() {
        List<ColumnChoice> choices = new ArrayList<>();
        Names names = new Names(Set.of());
        List<Column> columns = analysis.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (rule(columns.get(i)).skip()) {
                skipped(columns.get(i), i);
                continue;
            }
            Optional<ColumnChoice> choice = analysis.existing().isPresent()
                    ? existing(columns.get(i), i, names)
                    : Optional.of(fresh(columns.get(i), i, names));
            choice.ifPresent(choices::add);
        }
        analysis.existing().ifPresent(table -> unfilled(table, choices));
        return choices;
    }

    private ColumnChoice fresh(Column column, int position, Names names) {
        String name = names.takeColumn(wanted(column));
        if (!name.equals(column.name())) {
            Severity severity = name.equals(wanted(column)) ? Severity.NOTE : Severity.WARNING;
            findings.column("renamed", severity, table(), column.name(), "is called `" + name + "` in the target");
        }
        List<TypeCandidate> candidates = candidates(column, position).stream()
                .map(candidate -> candidate.with(spec(candidate.type(), column, position, candidate.anything())))
                .toList();
        return new ColumnChoice(column, position, name, Optional.empty(), candidates);
    }

    private List<TypeCandidate> candidates(Column column, int position) {
        return rule(column)
                .type()
                .map(type -> List.of(TypeCandidate.given(type, "profile")))
                .orElseGet(() -> TypeCandidates.of(column, seen(position), policies.of(table(), column.name())));
    }

    private ColumnRule rule(Column column) {
        return policies.rule(table()).column(column.name());
    }

    /** The name that the profile gives it, else its own in the style asked for. */
    private String wanted(Column column) {
        return rule(column).name().orElseGet(() -> policies.style().apply(column.name()));
    }

    /** A table that an earlier run made has columns under the names it gave them. */
    private Optional<ColumnChoice> existing(Column column, int position, Names names) {
        ExistingTable target = analysis.existing().orElseThrow();
        String given = names.takeColumn(wanted(column));
        Optional<ExistingColumn> match = rule(column)
                .name()
                .flatMap(target::column)
                .or(() -> match(column.name(), target))
                .or(() -> target.column(given));
        if (match.isEmpty()) {
            leftOut(column, position, "has no such column");
            return Optional.empty();
        }
        ExistingColumn found = match.get();
        if (found.generated()) {
            if (column.generated().isPresent()) {
                findings.column(
                        "column-computed", Severity.NOTE, table(), column.name(), "is computed by the target itself");
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
        TypeCandidate candidate = TypeCandidate.given(found.type().get(), "the target's column")
                .with(spec(found.type().get(), column, position, widen(column)));
        return Optional.of(new ColumnChoice(column, position, found.name(), match, List.of(candidate)));
    }

    /** An earlier run that widened may have made the column. */
    private boolean widen(Column column) {
        return policies.of(table(), column.name()).onError() == OnError.WIDEN;
    }

    private void skipped(Column column, int position) {
        String message = "left out, as the profile says: " + seen(position).values() + " values";
        findings.column("column-not-carried", Severity.WARNING, table(), column.name(), message);
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

    private ConversionSpec spec(ColumnType type, Column column, int position, boolean anything) {
        Policy policy = policies.of(table(), column.name());
        NumericTime unit = rule(column).numbers().orElseGet(() -> NumericTimes.of(seen(position), kind));
        return new ConversionSpec(type, unit, policy.zone(), amendment(type, column, policy, anything));
    }

    private Amendment amendment(ColumnType type, Column column, Policy policy, boolean anything) {
        boolean bytes = type.kind() == TypeKind.BYTEA;
        boolean text = TEXTS.contains(type.kind());
        return new Amendment(
                policy.empty() == EmptyText.NULL && !text && !bytes,
                bytes ? NulText.FAIL : policy.nul(),
                !bytes && policy.invalidUtf8() == InvalidUtf8.REPLACE,
                type.kind() == TypeKind.JSON || type.kind() == TypeKind.JSONB,
                anything && bytes,
                rule(column).values(),
                nullable(column));
    }

    private boolean nullable(Column column) {
        boolean key = analysis.table()
                .primaryKey()
                .map(PrimaryKey::columns)
                .filter(columns -> columns.stream().anyMatch(c -> AsciiNames.same(c, column.name())))
                .isPresent();
        return !column.notNull() && !key;
    }

    private ColumnStatistics seen(int position) {
        return analysis.statistics().columns().get(position);
    }

    private String table() {
        return analysis.table().name();
    }
}
