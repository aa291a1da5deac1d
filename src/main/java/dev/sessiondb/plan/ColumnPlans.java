package dev.sessiondb.plan;

import dev.sessiondb.convert.Conversion;
import dev.sessiondb.convert.ConversionCheck;
import dev.sessiondb.convert.ConversionFailure;
import dev.sessiondb.convert.ConversionOutcome;
import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.RowCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tries every value of a table on the candidate types of its column, and settles on the first that takes them all. */
final class ColumnPlans {
    private static final Set<TypeKind> TIMES =
            Set.of(TypeKind.DATE, TypeKind.TIME, TypeKind.TIMESTAMP, TypeKind.TIMESTAMPTZ);

    private final TableAnalysis analysis;
    private final Findings findings;

    ColumnPlans(TableAnalysis analysis, Findings findings) {
        this.analysis = analysis;
        this.findings = findings;
    }

    List<ColumnPlan> settle(List<ColumnChoice> choices, RowCursor rows) {
        List<List<Conversion>> conversions =
                new ArrayList<>(Collections.nCopies(rows.columnCount(), List.<Conversion>of()));
        for (ColumnChoice choice : choices) {
            conversions.set(choice.position(), conversions(choice));
        }
        List<List<ConversionOutcome>> outcomes = ConversionCheck.run(rows, conversions);
        return choices.stream()
                .map(choice -> settle(choice, outcomes.get(choice.position())))
                .toList();
    }

    private static List<Conversion> conversions(ColumnChoice choice) {
        return choice.candidates().stream()
                .map(c -> Conversions.of(c.conversion()))
                .toList();
    }

    private ColumnPlan settle(ColumnChoice choice, List<ConversionOutcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).failures() == 0) {
                return plan(choice, choice.candidates().get(i));
            }
        }
        TypeCandidate last = choice.candidates().get(outcomes.size() - 1);
        reject(choice, last, outcomes.get(outcomes.size() - 1));
        return plan(choice, last);
    }

    private ColumnPlan plan(ColumnChoice choice, TypeCandidate candidate) {
        ColumnStatistics seen = analysis.statistics().columns().get(choice.position());
        if (candidate.second()) {
            findings.column(
                    "type-widened", Severity.WARNING, table(), choice.column().name(), widened(candidate));
        }
        TypeKind kind = candidate.conversion().type().kind();
        if (TIMES.contains(kind) && seen.integers() + seen.reals() > 0) {
            findings.column(
                    "numeric-time", Severity.NOTE, table(), choice.column().name(), numbers(candidate, seen));
        }
        boolean identity = choice.existing().map(ExistingColumn::identity).orElseGet(() -> rowid(choice));
        return new ColumnPlan(
                choice.column(),
                choice.position(),
                choice.targetName(),
                candidate.conversion(),
                typeSql(choice, candidate),
                notNull(choice),
                identity,
                choice.existing().isPresent() ? Optional.empty() : defaultSql(choice, candidate.conversion()),
                candidate.reason(),
                seen.large(),
                Optional.empty());
    }

    private static String typeSql(ColumnChoice choice, TypeCandidate candidate) {
        return choice.existing()
                .map(ExistingColumn::typeSql)
                .orElseGet(() -> candidate.conversion().type().sql());
    }

    private static String widened(TypeCandidate candidate) {
        return "becomes `" + candidate.conversion().type().sql() + "`: " + candidate.reason();
    }

    private static String numbers(TypeCandidate candidate, ColumnStatistics seen) {
        NumericTime unit = candidate.conversion().numericTime();
        String words = unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String since = unit == NumericTime.JULIAN_DAYS ? "" : " since 1970-01-01 UTC";
        long count = seen.integers() + seen.reals();
        return count + " numbers are read as " + words + since + "; the least is " + least(seen);
    }

    private static String least(ColumnStatistics seen) {
        return seen.minInteger().isPresent()
                ? Long.toString(seen.minInteger().getAsLong())
                : Double.toString(seen.minReal().orElse(0));
    }

    private boolean notNull(ColumnChoice choice) {
        return choice.existing()
                .map(ExistingColumn::notNull)
                .orElse(choice.column().notNull());
    }

    private boolean rowid(ColumnChoice choice) {
        Optional<PrimaryKey> key = analysis.table().primaryKey();
        return key.isPresent()
                && key.get().rowidAlias()
                && key.get().columns().get(0).equalsIgnoreCase(choice.column().name());
    }

    private Optional<String> defaultSql(ColumnChoice choice, ConversionSpec conversion) {
        if (choice.column().defaultValue().isEmpty() || rowid(choice)) {
            return Optional.empty();
        }
        DefaultSql.Translation translation =
                DefaultSql.translate(choice.column().defaultValue().get(), conversion);
        if (!translation.known()) {
            findings.add(new Finding(
                    "default-not-carried",
                    Severity.WARNING,
                    table(),
                    Optional.of(choice.column().name()),
                    "its DEFAULT has no translation to `" + conversion.type().sql() + "`: new rows get NULL",
                    Optional.of(
                            "DEFAULT " + choice.column().defaultValue().get().sql())));
        }
        return translation.sql();
    }

    private void reject(ColumnChoice choice, TypeCandidate candidate, ConversionOutcome outcome) {
        String type = candidate.conversion().type().sql();
        StringBuilder message = new StringBuilder();
        message.append(outcome.failures())
                .append(" values do not convert to `")
                .append(type)
                .append('`');
        for (ConversionFailure failure : outcome.first()) {
            message.append("; ").append(failure.rowName()).append(": ").append(failure.reason());
        }
        if (outcome.failures() > outcome.first().size()) {
            message.append("; and ")
                    .append(outcome.failures() - outcome.first().size())
                    .append(" more");
        }
        findings.column(
                "value-not-converted", Severity.ERROR, table(), choice.column().name(), message.toString());
    }

    private String table() {
        return analysis.table().name();
    }
}
