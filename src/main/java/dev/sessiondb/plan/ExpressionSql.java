package dev.sessiondb.plan;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.plan.TypedSql.Collation;
import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.BlobLiteral;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.Case;
import dev.sessiondb.schema.Expression.Cast;
import dev.sessiondb.schema.Expression.Collate;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.EscapedLike;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.QualifiedColumn;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import dev.sessiondb.schema.Expression.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Translates an expression to PostgreSQL, if it means the same there for every value; otherwise it isn't translated at all. */
final class ExpressionSql {
    private final ColumnScope scope;
    private final FunctionSql functions;

    /** @param further translates calls that only some places allow */
    ExpressionSql(ColumnScope scope, Function<Expression, Optional<TypedSql>> further) {
        this.scope = scope;
        this.functions = new FunctionSql(this, further);
    }

    ExpressionSql(ColumnScope scope) {
        this(scope, other -> Optional.empty());
    }

    ExpressionSql(List<ExpressionColumn> columns) {
        this(ColumnScope.of(columns));
    }

    /** The expression as a condition. */
    Optional<String> condition(Expression expression) {
        return translate(expression).flatMap(ExpressionSql::truth);
    }

    /** The expression as a value. */
    Optional<String> value(Expression expression) {
        return translate(expression).map(TypedSql::sql);
    }

    Optional<TypedSql> translate(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Unary unary) {
            return unary(unary);
        }
        if (expression instanceof In in) {
            return in(in);
        }
        if (expression instanceof Between between) {
            return between(between);
        }
        if (expression instanceof EscapedLike like) {
            return like(like);
        }
        if (expression instanceof Case choice) {
            return choice(choice);
        }
        return operand(expression);
    }

    private Optional<TypedSql> operand(Expression expression) {
        if (expression instanceof Call call) {
            return functions.translate(call);
        }
        if (expression instanceof Cast cast) {
            return translate(cast.operand()).flatMap(value -> CastSql.translate(value, cast.type()));
        }
        if (expression instanceof Collate collate) {
            String name = collate.collation().toUpperCase(Locale.ROOT);
            return translate(collate.operand()).map(value -> value.with(new Collation(name, true)));
        }
        if (expression instanceof ColumnReference reference) {
            return scope.column(Optional.empty(), reference.column());
        }
        if (expression instanceof QualifiedColumn column) {
            return scope.column(Optional.of(column.table()), column.column());
        }
        return literal(expression).or(() -> functions.further(expression));
    }

    private static Optional<TypedSql> literal(Expression expression) {
        if (expression instanceof NumberLiteral number) {
            return NumberSql.literal(number.value());
        }
        if (expression instanceof TextLiteral text) {
            return Optional.of(text.value()).filter(t -> t.indexOf('\0') < 0).map(TypedSql::textLiteral);
        }
        if (expression instanceof BlobLiteral blob) {
            return Optional.of(TypedSql.of("'\\x" + blob.hex() + "'::bytea", Family.BYTES));
        }
        if (expression instanceof BooleanLiteral literal) {
            return NumberSql.literal(literal.value() ? java.math.BigDecimal.ONE : java.math.BigDecimal.ZERO);
        }
        return expression instanceof NullLiteral ? Optional.of(TypedSql.nullLiteral()) : Optional.empty();
    }

    private Optional<TypedSql> unary(Unary unary) {
        Optional<TypedSql> operand = translate(unary.operand());
        if (unary.operator().equals("NOT")) {
            return operand.flatMap(ExpressionSql::truth).map(sql -> TypedSql.bool("(NOT " + sql + ")"));
        }
        if (unary.operator().equals("+")) {
            return operand.map(o -> o.with(Affinity.NONE));
        }
        return operand.flatMap(o -> NumberSql.unary(unary.operator(), o));
    }

    private Optional<TypedSql> binary(Binary binary) {
        String operator = binary.operator();
        if (operator.startsWith("IS") && binary.right() instanceof BooleanLiteral truth) {
            return condition(binary.left())
                    .map(sql -> TypedSql.bool("(" + sql + " " + operator + " " + truth.value() + ")"));
        }
        if (operator.endsWith("LIKE") || operator.endsWith("GLOB")) {
            return matching(binary);
        }
        Optional<TypedSql> left = translate(binary.left());
        Optional<TypedSql> right = translate(binary.right());
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : binary(left.get(), operator, right.get());
    }

    private Optional<TypedSql> binary(TypedSql left, String operator, TypedSql right) {
        return switch (operator) {
            case "AND", "OR" ->
                truth(left)
                        .flatMap(l -> truth(right).map(r -> TypedSql.bool("(" + l + " " + operator + " " + r + ")")));
            case "IS", "IS NOT" -> ComparisonSql.is(left, operator, right);
            case "=", "<>", "<", "<=", ">", ">=" -> ComparisonSql.compare(left, operator, right);
            case "||" -> functions.concatenate(left, right);
            case "->", "->>" -> Optional.empty();
            default -> NumberSql.binary(left, operator, right);
        };
    }

    private Optional<TypedSql> matching(Binary binary) {
        if (!(binary.right() instanceof TextLiteral pattern)) {
            return Optional.empty();
        }
        boolean negated = binary.operator().startsWith("NOT ");
        boolean like = binary.operator().endsWith("LIKE");
        return translate(binary.left())
                .flatMap(FunctionSql::asText)
                .flatMap(text ->
                        like ? PatternSql.like(text, pattern.value(), -1) : PatternSql.glob(text, pattern.value()))
                .map(sql -> TypedSql.bool(negated ? "(NOT " + sql + ")" : sql));
    }

    private Optional<TypedSql> like(EscapedLike like) {
        if (!(like.pattern() instanceof TextLiteral pattern)
                || !(like.escape() instanceof TextLiteral escape)
                || escape.value().codePointCount(0, escape.value().length()) != 1) {
            return Optional.empty();
        }
        return translate(like.value())
                .flatMap(FunctionSql::asText)
                .flatMap(text ->
                        PatternSql.like(text, pattern.value(), escape.value().codePointAt(0)))
                .map(sql -> TypedSql.bool(like.negated() ? "(NOT " + sql + ")" : sql));
    }

    /** SQLite: as if it were {@code x = +a OR x = +b}, so that only x has an affinity and a collation. */
    private Optional<TypedSql> in(In in) {
        Optional<TypedSql> value = translate(in.value());
        if (value.isEmpty()) {
            return value;
        }
        if (in.choices().isEmpty()) {
            return Optional.of(TypedSql.bool(Boolean.toString(in.negated())));
        }
        List<ComparisonSql> comparisons = new ArrayList<>();
        for (Expression choice : in.choices()) {
            translate(choice)
                    .map(c -> c.with(Affinity.NONE).with(Collation.NONE))
                    .flatMap(c -> ComparisonSql.of(value.get(), c, true))
                    .ifPresent(comparisons::add);
        }
        return comparisons.size() < in.choices().size()
                ? Optional.empty()
                : Optional.of(TypedSql.bool(ComparisonSql.in(comparisons, in.negated())));
    }

    private Optional<TypedSql> between(Between between) {
        Binary above = new Binary(">=", between.value(), between.low());
        Binary below = new Binary("<=", between.value(), between.high());
        Expression both = new Binary("AND", above, below);
        return translate(between.negated() ? new Unary("NOT", both) : both);
    }

    private Optional<TypedSql> choice(Case choice) {
        List<String> conditions = new ArrayList<>();
        List<TypedSql> results = new ArrayList<>();
        for (When when : choice.whens()) {
            Expression condition = choice.operand()
                    .<Expression>map(operand -> new Binary("=", operand, when.condition()))
                    .orElse(when.condition());
            condition(condition).ifPresent(conditions::add);
            translate(when.result()).ifPresent(results::add);
        }
        choice.otherwise().flatMap(this::translate).ifPresent(results::add);
        int branches = choice.whens().size();
        boolean all = conditions.size() == branches
                && results.size() == branches + choice.otherwise().stream().count();
        return all ? Branches.of(conditions, results) : Optional.empty();
    }

    /** As SQLite takes a value for a condition. */
    static Optional<String> truth(TypedSql value) {
        return switch (value.family()) {
            case BOOLEAN -> Optional.of(value.sql());
            case INTEGER, REAL, DECIMAL -> Optional.of("(" + value.sql() + " <> 0)");
            case NULL -> Optional.of("NULL::boolean");
            default -> Optional.empty();
        };
    }
}
