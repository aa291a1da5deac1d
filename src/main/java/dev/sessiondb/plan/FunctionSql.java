package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Translates calls of SQLite's built-in functions. */
final class FunctionSql {
    private final ExpressionSql expressions;
    private final Function<Expression, Optional<TypedSql>> further;

    FunctionSql(ExpressionSql expressions, Function<Expression, Optional<TypedSql>> further) {
        this.expressions = expressions;
        this.further = further;
    }

    Optional<TypedSql> translate(Call call) {
        return further(call).or(() -> builtIn(call));
    }

    /** What only some places allow. */
    Optional<TypedSql> further(Expression expression) {
        return further.apply(expression);
    }

    private Optional<TypedSql> builtIn(Call call) {
        List<TypedSql> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            expressions.translate(argument).ifPresent(arguments::add);
        }
        return arguments.size() == call.arguments().size() ? translate(call, arguments) : Optional.empty();
    }

    private Optional<TypedSql> translate(Call call, List<TypedSql> arguments) {
        return switch (arguments.size()) {
            case 0 -> Optional.empty();
            case 1 -> one(call.function(), arguments.get(0)).or(() -> TextSql.one(call.function(), arguments.get(0)));
            default -> several(call, arguments);
        };
    }

    private Optional<TypedSql> one(String function, TypedSql value) {
        return switch (function) {
            case "abs" -> abs(value.counted());
            case "round" -> round(value.counted());
            case "sign" -> sign(value.counted());
            case "typeof" -> type(value);
            case "likely", "unlikely" -> Optional.of(value);
            case "json_valid" -> json(value, "true").map(TypedSql::bool);
            case "json_array_length" ->
                json(
                                value,
                                "CASE jsonb_typeof(" + value.sql() + "::jsonb) WHEN 'array' THEN jsonb_array_length("
                                        + value.sql() + "::jsonb) ELSE 0 END")
                        .map(sql -> TypedSql.integer(sql, Range.LENGTH));
            default -> Optional.empty();
        };
    }

    private static Optional<String> json(TypedSql value, String otherwise) {
        return value.family() == Family.JSON
                ? Optional.of("(CASE WHEN " + value.sql() + " IS NOT NULL THEN " + otherwise + " END)")
                : Optional.empty();
    }

    private static Optional<TypedSql> abs(TypedSql value) {
        Range range = new Range(java.math.BigDecimal.ZERO, value.bounds().magnitude());
        return switch (value.family()) {
            case INTEGER ->
                range.isInteger() ? Optional.of(TypedSql.integer("abs(" + value.sql() + ")", range)) : Optional.empty();
            case DECIMAL, REAL -> {
                TypedSql absolute = new TypedSql(
                        "(CASE WHEN " + value.sql() + " < 0 THEN -" + value.sql() + " ELSE " + value.sql() + " END)",
                        value.family(),
                        Optional.empty(),
                        dev.sessiondb.convert.Affinity.NONE,
                        TypedSql.Collation.NONE,
                        value.storage(),
                        value.range().map(r -> range));
                yield Optional.of(absolute);
            }
            default -> Optional.empty();
        };
    }

    /** To a whole number, halves away from zero, as SQLite's own formula has it. */
    private static Optional<TypedSql> round(TypedSql value) {
        if (!value.isNumber()
                || (value.family() == Family.INTEGER && !value.bounds().isExactDouble())) {
            return Optional.empty();
        }
        String x = NumberSql.asDouble(value);
        TypedSql rounded = TypedSql.of(
                        "(CASE WHEN abs(" + x + ") > 4503599627370496 THEN " + x + " ELSE trunc(" + x + " + CASE WHEN "
                                + x + " < 0 THEN -0.5 ELSE 0.5 END) + 0 END)",
                        Family.REAL)
                .storedAs("real");
        return Optional.of(
                value.range().map(r -> rounded.within(r.plus(Range.of(-1, 1)))).orElse(rounded));
    }

    private static Optional<TypedSql> sign(TypedSql value) {
        String x = value.sql();
        return value.isNumber()
                ? Optional.of(TypedSql.integer(
                        "(CASE WHEN " + x + " > 0 THEN 1 WHEN " + x + " < 0 THEN -1 WHEN " + x + " = 0 THEN 0 END)",
                        Range.of(-1, 1)))
                : Optional.empty();
    }

    private static Optional<TypedSql> type(TypedSql value) {
        if (value.family() == Family.NULL) {
            return Optional.of(TypedSql.textLiteral("null"));
        }
        return value.storage()
                .map(storage -> TypedSql.text(
                        "(CASE WHEN " + value.sql() + " IS NULL THEN 'null' ELSE '" + storage + "' END)"));
    }

    private Optional<TypedSql> several(Call call, List<TypedSql> arguments) {
        List<Expression> given = call.arguments();
        return switch (call.function()) {
            case "coalesce", "ifnull" -> coalesce(arguments);
            case "nullif" ->
                arguments.size() == 2
                        ? ComparisonSql.compare(arguments.get(0), "=", arguments.get(1))
                                .flatMap(equal -> Branches.of(
                                        List.of(equal.sql()), List.of(TypedSql.nullLiteral(), arguments.get(0))))
                        : Optional.empty();
            case "iif", "if" ->
                arguments.size() <= 3
                        ? ExpressionSql.truth(arguments.get(0))
                                .flatMap(c -> Branches.of(List.of(c), arguments.subList(1, arguments.size())))
                        : Optional.empty();
            case "min" -> extreme("LEAST", arguments);
            case "max" -> extreme("GREATEST", arguments);
            case "likelihood" -> Optional.of(arguments.get(0));
            case "like" ->
                given.size() == 2
                        ? expressions.translate(new Binary("LIKE", given.get(1), given.get(0)))
                        : Optional.empty();
            case "glob" ->
                given.size() == 2
                        ? expressions.translate(new Binary("GLOB", given.get(1), given.get(0)))
                        : Optional.empty();
            case "substr", "substring" -> TextSql.substring(call, arguments);
            default -> TextSql.several(call.function(), arguments);
        };
    }

    private static Optional<TypedSql> coalesce(List<TypedSql> arguments) {
        return Branches.alike(arguments)
                .map(values -> Branches.like(
                        values.stream().map(TypedSql::sql).collect(Collectors.joining(", ", "coalesce(", ")")),
                        values));
    }

    /** NULL when one is NULL, which PostgreSQL would leave out. */
    private static Optional<TypedSql> extreme(String function, List<TypedSql> arguments) {
        boolean nulls = arguments.stream().anyMatch(a -> a.family() == Family.NULL);
        boolean binary = arguments.stream()
                .allMatch(a ->
                        a.collation().name().isEmpty() || a.collation().name().equalsIgnoreCase("BINARY"));
        Optional<List<TypedSql>> alike = Branches.alike(arguments)
                .filter(values -> !nulls && binary && values.get(0).family() != Family.BOOLEAN)
                .filter(values ->
                        values.stream().map(TypedSql::storage).distinct().count() == 1);
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        List<TypedSql> values = alike.get();
        String collate = values.get(0).family() == Family.TEXT ? " COLLATE \"C\"" : "";
        String anyNull = values.stream().map(v -> v.sql() + " IS NULL").collect(Collectors.joining(" OR "));
        String list = values.stream().map(v -> v.sql() + collate).collect(Collectors.joining(", "));
        return Optional.of(
                Branches.like("(CASE WHEN " + anyNull + " THEN NULL ELSE " + function + "(" + list + ") END)", values));
    }

    Optional<TypedSql> concatenate(TypedSql left, TypedSql right) {
        if (left.family() == Family.NULL || right.family() == Family.NULL) {
            return Optional.of(TypedSql.nullLiteral());
        }
        return asText(left)
                .flatMap(l -> asText(right).map(r -> TypedSql.text("(" + l.typed() + " || " + r.typed() + ")")));
    }

    /** As SQLite writes a value where it needs a text. */
    static Optional<TypedSql> asText(TypedSql given) {
        TypedSql value = given.counted();
        return switch (value.family()) {
            case TEXT -> Optional.of(value);
            case INTEGER ->
                Optional.of(
                        value.literal()
                                ? TypedSql.textLiteral(value.constant().orElseThrow())
                                : TypedSql.text(value.sql() + "::text"));
            default -> Optional.empty();
        };
    }

    /** A whole number written as such. */
    static Optional<Long> wholeNumber(Expression expression) {
        if (expression instanceof NumberLiteral number && number.value().scale() == 0) {
            return Optional.of(number.value().longValue());
        }
        boolean negative = expression instanceof Unary unary && unary.operator().equals("-");
        return negative ? wholeNumber(((Unary) expression).operand()).map(n -> -n) : Optional.empty();
    }
}
