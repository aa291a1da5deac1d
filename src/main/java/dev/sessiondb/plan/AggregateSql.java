package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Aggregate;
import dev.sessiondb.schema.Expression.Call;
import java.util.Optional;
import java.util.Set;

/** Translates aggregates: sums of integers are integers and averages reals, as in SQLite. */
final class AggregateSql {
    private static final Set<String> FUNCTIONS = Set.of("count", "sum", "total", "avg", "min", "max");
    private static final Range COUNT = Range.of(0, 1L << 40);

    private final ExpressionSql arguments;

    /** @param scope what the arguments may use */
    AggregateSql(ColumnScope scope) {
        this.arguments = new ExpressionSql(scope);
    }

    static boolean isAggregate(Expression expression) {
        return expression instanceof Aggregate
                || (expression instanceof Call call
                        && call.arguments().size() <= 1
                        && FUNCTIONS.contains(call.function()));
    }

    Optional<TypedSql> translate(Expression expression) {
        if (!isAggregate(expression)) {
            return Optional.empty();
        }
        if (expression instanceof Aggregate aggregate) {
            return aggregate.function().equals("count") ? count(aggregate) : Optional.empty();
        }
        Call call = (Call) expression;
        if (call.arguments().isEmpty()) {
            return call.function().equals("count")
                    ? Optional.of(TypedSql.integer("count(*)", COUNT))
                    : Optional.empty();
        }
        return arguments.translate(call.arguments().get(0)).flatMap(value -> call(call.function(), value));
    }

    private Optional<TypedSql> count(Aggregate aggregate) {
        if (aggregate.argument().isEmpty()) {
            return Optional.of(TypedSql.integer("count(*)", COUNT));
        }
        return arguments
                .translate(aggregate.argument().get())
                .filter(ResultSql::hasEquality)
                .map(value -> TypedSql.integer("count(DISTINCT " + value.sql() + ")", COUNT));
    }

    private static Optional<TypedSql> call(String function, TypedSql given) {
        TypedSql value = given.counted();
        return switch (function) {
            case "count" -> Optional.of(TypedSql.integer("count(" + value.sql() + ")", COUNT));
            case "min", "max" -> extreme(function, value);
            default -> value.isNumber() ? Optional.of(sum(function, value)) : Optional.empty();
        };
    }

    private static Optional<TypedSql> extreme(String function, TypedSql value) {
        boolean text = value.family() == Family.TEXT;
        boolean ordered = value.isNumber() || value.family() == Family.TIME || (text && ResultSql.hasEquality(value));
        String collate = text ? " COLLATE \"C\"" : "";
        return ordered ? Optional.of(value.withSql(function + "(" + value.sql() + collate + ")")) : Optional.empty();
    }

    private static TypedSql sum(String function, TypedSql value) {
        boolean integers = value.family() == Family.INTEGER;
        String sum = "sum(" + value.sql() + ")";
        return switch (function) {
            case "sum" ->
                integers
                        ? TypedSql.integer(sum + "::bigint", Range.INTEGER)
                        : TypedSql.of(sum + "::float8", Family.REAL);
            case "total" ->
                TypedSql.of("coalesce(" + sum + "::float8, 0)", Family.REAL).storedAs("real");
            default ->
                TypedSql.of("(" + sum + "::float8 / count(" + value.sql() + "))", Family.REAL)
                        .storedAs("real");
        };
    }
}
