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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Optional<ExistingColumns> target =
                analysis.existing().map(table -> new ExistingColumns(analysis, table, policies, findings));
        List<Column> columns = analysis.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (rule(columns.get(i)).skip()) {
                skipped(columns.get(i), i);
                continue;
            }
            Optional<ColumnChoice> choice = target.isPresent()
                    ? existing(target.get(), columns.get(i), i)
                    : Optional.of(fresh(columns.get(i), i, names));
            choice.ifPresent(choices::add);
        }
        target.ifPresent(table -> table.unfilled(choices));
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

    /** The type that the profile gives; where every row is to be kept, or it only prefers one, then what it would be without. */
    private List<TypeCandidate> candidates(Column column, int position) {
        ColumnRule rule = rule(column);
        List<TypeCandidate> candidates = new ArrayList<>();
        rule.type().ifPresent(type -> candidates.add(TypeCandidate.given(type, "profile")));
        if (rule.type().isEmpty()) {
            rule.prefer().forEach(type -> candidates.add(TypeCandidate.given(type, "profile")));
        }
        if (rule.type().isEmpty() || widen(column)) {
            List<TypeCandidate> otherwise =
                    TypeCandidates.of(column, seen(position), policies.of(table(), column.name()));
            Optional<ColumnType> wanted =
                    candidates.stream().map(TypeCandidate::type).findFirst();
            otherwise.forEach(
                    found -> candidates.add(wanted.map(found::unlessPreferred).orElse(found)));
        }
        return candidates;
    }

    private ColumnRule rule(Column column) {
        return policies.rule(table()).column(column.name());
    }

    /** The name that the profile gives it, else its own in the style asked for. */
    private String wanted(Column column) {
        return rule(column).name().orElseGet(() -> policies.style().apply(column.name()));
    }

    private Optional<ColumnChoice> existing(ExistingColumns target, Column column, int position) {
        return target.of(column, seen(position).values()).map(found -> {
            ColumnType type = found.type().orElseThrow();
            List<TypeCandidate> candidates =
                    ExistingColumns.candidates(type, policies.of(table(), column.name())).stream()
                            .map(candidate -> candidate.with(spec(candidate.type(), column, position, widen(column))))
                            .toList();
            return new ColumnChoice(column, position, found.name(), Optional.of(found), candidates);
        });
    }

    /** An earlier run that widened may have made the column. */
    private boolean widen(Column column) {
        return policies.of(table(), column.name()).onError() == OnError.WIDEN;
    }

    private void skipped(Column column, int position) {
        String values = seen(position).values() + " values";
        if (merged(column)) {
            String message = "goes with its " + values + " into the one column that the profile makes of several";
            findings.column("columns-merged", Severity.NOTE, table(), column.name(), message);
            return;
        }
        String why = rule(column).because().map(words -> " (" + words + ")").orElse("");
        String message = "left out, as the profile says" + why + ": " + values;
        findings.column("column-not-carried", Severity.WARNING, table(), column.name(), message);
    }

    private boolean merged(Column column) {
        return policies.rule(table()).derived().stream()
                .flatMap(derived -> derived.of().stream())
                .anyMatch(part -> AsciiNames.same(part, column.name()));
    }

    private ConversionSpec spec(ColumnType type, Column column, int position, boolean anything) {
        Policy policy = policies.of(table(), column.name());
        NumericTime unit = rule(column).numbers().orElseGet(() -> NumericTimes.of(seen(position), kind));
        return new ConversionSpec(type, unit, policy.zone(), amendment(type, column, policy, anything))
                .texts(rule(column).texts());
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
                nullable(column),
                rule(column).nulls());
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
