package dev.sessiondb.plan;

import dev.sessiondb.convert.AmendedCounts;
import dev.sessiondb.convert.ConversionCheck;
import dev.sessiondb.convert.ConversionFailure;
import dev.sessiondb.convert.ConversionOutcome;
import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.ColumnRule;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Policy;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tries every value of a table on the candidate types of its column, and settles on the first that takes them all. */
final class ColumnPlans {
    private static final Set<TypeKind> TIMES =
            Set.of(TypeKind.DATE, TypeKind.TIME, TypeKind.TIMESTAMP, TypeKind.TIMESTAMPTZ);

    private final TableAnalysis analysis;
    private final Policies policies;
    private final Findings findings;
    private RowIds rejected = RowIds.NONE;

    ColumnPlans(TableAnalysis analysis, Policies policies, Findings findings) {
        this.analysis = analysis;
        this.policies = policies;
        this.findings = findings;
    }

    /**
     * Settles on a type for each column. All values are tried on the first candidates; a second time only those of columns whose first candidate doesn't take them all.
     *
     * @param rows opened once or twice
     */
    Settled settle(List<ColumnChoice> choices, Supplier<RowCursor> rows) {
        List<List<ConversionOutcome>> outcomes =
                tried(choices, rows, choice -> choice.candidates().subList(0, 1));
        List<ColumnChoice> unsettled = choices.stream()
                .filter(c -> c.candidates().size() > 1)
                .filter(c -> outcomes.get(c.position()).get(0).failures() > 0)
                .toList();
        if (!unsettled.isEmpty()) {
            List<List<ConversionOutcome>> others = tried(unsettled, rows, c -> c.candidates()
                    .subList(1, c.candidates().size()));
            unsettled.forEach(c -> outcomes.get(c.position()).addAll(others.get(c.position())));
        }
        List<ColumnPlan> plans = choices.stream()
                .map(choice -> settle(choice, outcomes.get(choice.position())))
                .toList();
        return new Settled(plans, rejected);
    }

    /**
     * The columns of a table.
     *
     * @param rejected rows with a value that doesn't convert
     */
    record Settled(List<ColumnPlan> columns, RowIds rejected) {}

    /** @return outcomes by the columns' positions */
    private List<List<ConversionOutcome>> tried(
            List<ColumnChoice> choices,
            Supplier<RowCursor> rows,
            Function<ColumnChoice, List<TypeCandidate>> candidates) {
        int columns = analysis.table().columns().size();
        List<List<ConversionSpec>> specs = new ArrayList<>(Collections.nCopies(columns, List.<ConversionSpec>of()));
        for (ColumnChoice choice : choices) {
            specs.set(
                    choice.position(),
                    candidates.apply(choice).stream()
                            .map(TypeCandidate::conversion)
                            .toList());
        }
        try (RowCursor row = rows.get()) {
            return ConversionCheck.run(row, specs).stream()
                    .<List<ConversionOutcome>>map(ArrayList::new)
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private ColumnPlan settle(ColumnChoice choice, List<ConversionOutcome> outcomes) {
        int best = IntStream.range(0, outcomes.size())
                .boxed()
                .min(Comparator.comparingLong(i -> outcomes.get(i).failures()))
                .orElseThrow();
        ConversionOutcome outcome = outcomes.get(best);
        TypeCandidate candidate = choice.candidates().get(best);
        if (outcome.failures() > 0) {
            reject(choice, candidate, outcome);
        }
        amended(choice, outcome.amended());
        outcome.changes().ifPresent(what -> changed(choice, what));
        if (best > 0 && candidate.type().kind() == TypeKind.REAL) {
            long rounded = outcomes.get(0).failures() - outcome.failures();
            amended(choice, rounded, "numbers are rounded to the digits that a 4-byte real holds, as asked");
        }
        return plan(choice, candidate);
    }

    private void amended(ColumnChoice choice, AmendedCounts counts) {
        amended(choice, counts.emptied(), "empty texts become NULL");
        amended(choice, counts.nuls(), "texts with NUL characters are changed, as asked");
        amended(choice, counts.invalid(), "texts that are not UTF-8 have U+FFFD in place of what is malformed");
        amended(choice, counts.mapped(), "values become others, as the profile says");
        String filled = rule(choice)
                .nulls()
                .map(text -> text.isEmpty() ? "the empty text" : "`" + text + "`")
                .orElse("");
        amended(choice, counts.filled(), "NULLs become " + filled + ", as the profile says");
    }

    private void amended(ColumnChoice choice, long count, String what) {
        if (count > 0) {
            changed(choice, count + " " + what);
        }
    }

    private void changed(ColumnChoice choice, String what) {
        findings.column(
                "values-changed", Severity.WARNING, table(), choice.column().name(), what);
    }

    private ColumnPlan plan(ColumnChoice choice, TypeCandidate candidate) {
        ColumnStatistics seen = analysis.statistics().columns().get(choice.position());
        if (candidate.second()) {
            findings.column(
                    "type-widened", Severity.WARNING, table(), choice.column().name(), widened(candidate));
        }
        TypeKind kind = candidate.conversion().type().kind();
        if (TIMES.contains(kind) && seen.integers() + seen.reals() > 0) {
            String words = NumericTimes.words(candidate.conversion().numericTime(), seen);
            findings.column(
                    "numeric-time", Severity.NOTE, table(), choice.column().name(), words);
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
                Optional.empty(),
                rule(choice).secret());
    }

    private static String typeSql(ColumnChoice choice, TypeCandidate candidate) {
        return choice.existing()
                .map(ExistingColumn::typeSql)
                .orElseGet(() -> candidate.conversion().type().sql());
    }

    private static String widened(TypeCandidate candidate) {
        return "becomes `" + candidate.conversion().type().sql() + "`: " + candidate.reason();
    }

    private boolean notNull(ColumnChoice choice) {
        return choice.existing()
                .map(ExistingColumn::notNull)
                .or(() -> rule(choice).notNull())
                .orElse(choice.column().notNull());
    }

    private ColumnRule rule(ColumnChoice choice) {
        return policies.rule(table()).column(choice.column().name());
    }

    private boolean rowid(ColumnChoice choice) {
        Optional<PrimaryKey> key = analysis.table().primaryKey();
        return key.isPresent()
                && key.get().rowidAlias()
                && AsciiNames.same(key.get().columns().get(0), choice.column().name());
    }

    private Optional<String> defaultSql(ColumnChoice choice, ConversionSpec conversion) {
        if (choice.column().defaultValue().isEmpty() || rowid(choice)) {
            return Optional.empty();
        }
        DefaultSql.Translation translation =
                DefaultSql.translate(choice.column().defaultValue().get(), conversion);
        if (!translation.known()) {
            findings.add(Finding.of(
                            "default-not-carried",
                            Severity.WARNING,
                            table(),
                            choice.column().name(),
                            "its DEFAULT has no translation to `"
                                    + conversion.type().sql() + "`: new rows get NULL")
                    .leavingOut(Optional.of(
                            "DEFAULT " + choice.column().defaultValue().get().sql())));
        }
        return translation.sql();
    }

    private void reject(ColumnChoice choice, TypeCandidate candidate, ConversionOutcome outcome) {
        Policy policy = policies.of(table(), choice.column().name());
        boolean skip = policy.onError() == OnError.SKIP && !outcome.rows().isEmpty();
        if (skip) {
            rejected = rejected.plus(outcome.rows());
        }
        String count = outcome.failures() == 1 ? "1 value does" : outcome.failures() + " values do";
        StringBuilder message =
                new StringBuilder(count + " not convert to `" + candidate.type().sql() + '`');
        for (ConversionFailure failure : outcome.first()) {
            String reason = rule(choice).secret() ? "its value, which is secret, is not one" : failure.reason();
            message.append("; ").append(failure.rowName()).append(": ").append(reason);
        }
        if (outcome.failures() > outcome.first().size()) {
            message.append("; and ")
                    .append(outcome.failures() - outcome.first().size())
                    .append(" more");
        }
        String column = choice.column().name();
        OptionalLong rows = OptionalLong.of(outcome.failures());
        findings.add(
                skip
                        ? Finding.of("rows-rejected", Severity.WARNING, table(), column, message.toString())
                                .about(rows)
                        : Finding.of("value-not-converted", Severity.ERROR, table(), column, message.toString())
                                .about(rows)
                                .decidedBy(DecidingOptions.of(outcome.first())));
    }

    private String table() {
        return analysis.table().name();
    }
}
