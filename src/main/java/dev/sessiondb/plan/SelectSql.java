package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.QualifiedColumn;
import dev.sessiondb.schema.Expressions;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.Query.Order;
import dev.sessiondb.schema.Query.Result;
import dev.sessiondb.schema.Query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One SELECT. Used once. */
final class SelectSql {
    private final Select select;
    private final FromSql from;
    private final ExpressionSql expressions;
    private final List<Column> columns;
    private final List<String> groups = new ArrayList<>();

    /** A column of the result; the expression is empty for one that {@code *} stands for. */
    private record Column(Optional<Expression> expression, String name, TypedSql value) {}

    SelectSql(Select select, FromSql from) {
        this.select = select;
        this.from = from;
        ColumnScope scope = this::column;
        this.expressions = new ExpressionSql(scope, new AggregateSql(scope)::translate);
        this.columns = columns();
        select.groupBy().forEach(this::group);
        if (aggregates()) {
            columns.forEach(c -> c.expression().ifPresent(this::requireGrouped));
            select.having().ifPresent(this::requireGrouped);
        }
    }

    /** What is read comes before the names that the result gives. */
    private Optional<TypedSql> column(Optional<String> table, String name) {
        Optional<TypedSql> read = from.column(table, name);
        return read.isPresent() || table.isPresent() ? read : aliased(name).flatMap(this::translated);
    }

    private Optional<Expression> aliased(String name) {
        return select.results().stream()
                .filter(r -> r.expression().isPresent())
                .filter(r -> r.alias().filter(a -> AsciiNames.same(a, name)).isPresent())
                .filter(r -> !names(r.expression().orElseThrow(), name))
                .findFirst()
                .flatMap(Result::expression);
    }

    /** An alias that its own expression uses would never end. */
    private static boolean names(Expression expression, String name) {
        return Expressions.all(expression)
                .anyMatch(e -> e instanceof ColumnReference c && AsciiNames.same(c.column(), name));
    }

    private Optional<TypedSql> translated(Expression expression) {
        return expressions.translate(expression);
    }

    private TypedSql required(Expression expression) {
        return translated(expression)
                .orElseThrow(() -> new Untranslated("an expression in it has no exact translation"));
    }

    private List<Column> columns() {
        List<Column> all = new ArrayList<>();
        for (Result result : select.results()) {
            if (result.expression().isEmpty()) {
                if (aggregates()) {
                    throw new Untranslated("it reads columns that are neither grouped nor aggregated");
                }
                from.all(result.alias()).forEach(c -> all.add(new Column(Optional.empty(), c.name(), c.value())));
            } else {
                Expression expression = result.expression().get();
                String name = result.alias().or(() -> name(expression)).orElse("column_" + (all.size() + 1));
                all.add(new Column(Optional.of(expression), name, ResultSql.column(expression, required(expression))));
            }
        }
        return all;
    }

    private static Optional<String> name(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            return Optional.of(reference.column());
        }
        return expression instanceof QualifiedColumn column ? Optional.of(column.column()) : Optional.empty();
    }

    private boolean aggregates() {
        return !select.groupBy().isEmpty()
                || select.having().isPresent()
                || select.results().stream()
                        .flatMap(r -> r.expression().stream())
                        .flatMap(Expressions::all)
                        .anyMatch(AggregateSql::isAggregate);
    }

    private void group(Expression expression) {
        TypedSql value = required(ordinal(expression).orElse(expression));
        if (value.literal() || !ResultSql.hasEquality(value)) {
            throw new Untranslated("it groups by a value that the engines compare differently");
        }
        groups.add(value.sql());
    }

    /** The result column that a whole number stands for. */
    private Optional<Expression> ordinal(Expression expression) {
        if (!(expression instanceof NumberLiteral number)) {
            return Optional.empty();
        }
        int place = number.value().intValue();
        if (number.value().scale() != 0 || place < 1 || place > columns.size()) {
            throw new Untranslated("it counts columns that it doesn't have");
        }
        return columns.get(place - 1).expression();
    }

    private void requireGrouped(Expression expression) {
        if (!isGrouped(expression)) {
            throw new Untranslated("it reads columns that are neither grouped nor aggregated");
        }
    }

    private boolean isGrouped(Expression expression) {
        boolean same =
                translated(expression).filter(v -> groups.contains(v.sql())).isPresent();
        if (same || AggregateSql.isAggregate(expression)) {
            return true;
        }
        if (expression instanceof ColumnReference reference) {
            boolean read = from.column(Optional.empty(), reference.column()).isPresent();
            return !read && aliased(reference.column()).filter(this::isGrouped).isPresent();
        }
        return !(expression instanceof QualifiedColumn)
                && Expressions.parts(expression).stream().allMatch(this::isGrouped);
    }

    /** @param collated texts are given PostgreSQL's collation {@code "C"}, so that they can be sorted by their place */
    String sql(boolean collated) {
        if (select.distinct() && !columns.stream().allMatch(c -> ResultSql.hasEquality(c.value()))) {
            throw new Untranslated("its DISTINCT compares values that the engines compare differently");
        }
        String list = columns.stream()
                .map(c -> result(c, collated))
                .collect(Collectors.joining(",\n       ", select.distinct() ? "SELECT DISTINCT " : "SELECT ", ""));
        String where = select.where().map(w -> "\n WHERE " + condition(w)).orElse("");
        String groupBy = groups.isEmpty() ? "" : "\n GROUP BY " + String.join(", ", groups);
        String having = select.having().map(h -> "\n HAVING " + condition(h)).orElse("");
        return list + from.sql() + where + groupBy + having;
    }

    private String condition(Expression expression) {
        return expressions
                .condition(expression)
                .orElseThrow(() -> new Untranslated("a condition in it has no exact translation"));
    }

    private static String result(Column column, boolean collated) {
        boolean text = column.value().family() == TypedSql.Family.TEXT;
        return column.value().sql() + (collated && text ? " COLLATE \"C\"" : "") + " AS "
                + Identifiers.quote(Names.fit(column.name()));
    }

    /** What it gives, by name. */
    List<ExpressionColumn> results() {
        return columns.stream()
                .map(c -> new ExpressionColumn(c.name(), c.value()))
                .toList();
    }

    /** The place of the result column that a term of ORDER BY means, from 1. */
    Optional<Integer> place(Expression term) {
        if (term instanceof NumberLiteral number) {
            ordinal(term);
            return Optional.of(number.value().intValue());
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean named =
                    term instanceof ColumnReference reference && AsciiNames.same(reference.column(), column.name());
            if (named || column.expression().filter(term::equals).isPresent()) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** A term of ORDER BY that isn't a column of the result, or is. */
    String ordered(Order term) {
        boolean nullsFirst = term.nullsFirst().orElse(!term.descending());
        Optional<TypedSql> result =
                place(term.expression()).map(place -> columns.get(place - 1).value());
        if (result.isEmpty() && aggregates()) {
            requireGrouped(term.expression());
        }
        if (!aggregates() && Expressions.all(term.expression()).anyMatch(AggregateSql::isAggregate)) {
            throw new Untranslated("it sorts single rows by an aggregate");
        }
        TypedSql value = result.orElseGet(() -> required(term.expression()));
        return ResultSql.ordered(value, term.descending(), nullsFirst);
    }

    boolean distinct() {
        return select.distinct();
    }

    Stream<TypedSql> values() {
        return columns.stream().map(Column::value);
    }
}
