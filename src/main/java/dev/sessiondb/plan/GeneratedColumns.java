package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expressions;
import dev.sessiondb.schema.GeneratedValue;
import dev.sessiondb.schema.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settles which generated columns of a new table PostgreSQL computes itself; the others hold the values that SQLite computed. One that uses another is computed from what that is computed from:
 * PostgreSQL has none of two levels.
 */
final class GeneratedColumns {
    private final TableDraft draft;
    private final Findings findings;
    private final Set<String> underway = new HashSet<>();

    GeneratedColumns(TableDraft draft, Findings findings) {
        this.draft = draft;
        this.findings = findings;
    }

    TableDraft settled() {
        return draft.existing().isPresent()
                ? draft
                : draft.with(draft.columns().stream().map(this::settle).toList());
    }

    private ColumnPlan settle(ColumnPlan plan) {
        if (plan.source().generated().isEmpty()) {
            return plan;
        }
        GeneratedValue value = plan.source().generated().get();
        Optional<String> sql = sql(plan);
        if (sql.isEmpty()) {
            findings.add(Finding.of(
                            "generated-as-values",
                            Severity.WARNING,
                            draft.table().name(),
                            plan.source().name(),
                            "its expression has no exact translation: it becomes an ordinary column with the values that SQLite computed, and new rows get NULL")
                    .leavingOut(Optional.of(value.clause())));
            return plan;
        }
        if (!value.stored()) {
            findings.column(
                    "generated-stored",
                    Severity.NOTE,
                    draft.table().name(),
                    plan.source().name(),
                    "is VIRTUAL in SQLite; PostgreSQL computes it when a row is written, and stores it");
        }
        return plan.computedFrom(sql.get());
    }

    /** What it is computed from, as a value of the column's type. */
    private Optional<String> sql(ColumnPlan plan) {
        Optional<Expression> expression = plan.source().generated().flatMap(GeneratedValue::expression);
        if (expression.isEmpty() || !underway.add(plan.targetName())) {
            return Optional.empty();
        }
        ExpressionSql translator = new ExpressionSql(columns(expression.get()));
        Optional<String> sql = translator.translate(expression.get()).flatMap(v -> GeneratedSql.of(v, plan));
        underway.remove(plan.targetName());
        return sql;
    }

    /** The columns that the expression uses. */
    private List<ExpressionColumn> columns(Expression expression) {
        List<ExpressionColumn> columns = new ArrayList<>();
        for (String name : names(expression).toList()) {
            draft.columns().stream()
                    .filter(p -> AsciiNames.same(p.source().name(), name))
                    .findFirst()
                    .flatMap(this::column)
                    .ifPresent(columns::add);
        }
        return columns;
    }

    private static Stream<String> names(Expression expression) {
        return Expressions.all(expression)
                .filter(ColumnReference.class::isInstance)
                .map(e -> ((ColumnReference) e).column())
                .distinct();
    }

    private Optional<ExpressionColumn> column(ColumnPlan plan) {
        String sql = plan.source().generated().isEmpty()
                ? Identifiers.quote(plan.targetName())
                : sql(plan)
                        .map(s -> "((" + s + ")::" + plan.typeSql() + ")")
                        .orElse(Identifiers.quote(plan.targetName()));
        return Optional.of(draft.expressionColumn(plan, sql));
    }
}
