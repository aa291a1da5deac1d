package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.BlobLiteral;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import dev.sessiondb.schema.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Translates an expression over a table's columns to PostgreSQL, if it means the same there for every value; otherwise it isn't translated at all. So {@code LIKE} (which folds case in
 * SQLite), division (NULL there, an error here) and comparisons of different families are left out.
 */
final class ExpressionSql {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*");

    private final List<ColumnPlan> columns;

    ExpressionSql(List<ColumnPlan> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The expression as a condition. */
    Optional<String> condition(Expression expression) {
        return translate(expression).flatMap(ExpressionSql::truth);
    }

    /** The expression as a value. */
    Optional<String> value(Expression expression) {
        return translate(expression).map(TypedSql::sql);
    }

    private Optional<TypedSql> translate(Expression expression) {
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
        if (expression instanceof Call call) {
            return call(call);
        }
        return leaf(expression);
    }

    private Optional<TypedSql> leaf(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            return column(reference.column());
        }
        if (expression instanceof NumberLiteral number) {
            return Optional.of(TypedSql.literal(number.value().toPlainString(), Family.NUMBER));
        }
        if (expression instanceof TextLiteral text) {
            return text.value().indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(TypedSql.literal(Identifiers.literal(text.value()), Family.TEXT));
        }
        if (expression instanceof BlobLiteral blob) {
            return Optional.of(TypedSql.literal("'\\x" + blob.hex() + "'::bytea", Family.BYTES));
        }
        if (expression instanceof BooleanLiteral literal) {
            return Optional.of(TypedSql.literal(literal.value() ? "1" : "0", Family.NUMBER));
        }
        if (expression instanceof NullLiteral) {
            return Optional.of(TypedSql.literal("NULL", Family.NULL));
        }
        return Optional.empty();
    }

    private Optional<TypedSql> column(String name) {
        return columns.stream()
                .filter(c -> c.source().name().equalsIgnoreCase(name))
                .filter(c -> c.source().collation().equalsIgnoreCase("BINARY"))
                .findFirst()
                .map(c -> TypedSql.of(
                        Identifiers.quote(c.targetName()),
                        TypedSql.family(c.conversion().type().kind())));
    }

    private Optional<TypedSql> unary(Unary unary) {
        Optional<TypedSql> operand = translate(unary.operand());
        if (unary.operator().equals("NOT")) {
            return operand.flatMap(ExpressionSql::truth).map(sql -> TypedSql.of("(NOT " + sql + ")", Family.BOOLEAN));
        }
        return operand.filter(o -> o.family() == Family.NUMBER)
                .map(o -> new TypedSql("(" + unary.operator() + o.sql() + ")", Family.NUMBER, o.literal()));
    }

    private Optional<TypedSql> binary(Binary binary) {
        String operator = binary.operator();
        Optional<TypedSql> left = translate(binary.left());
        Optional<TypedSql> right = translate(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (operator.equals("AND") || operator.equals("OR")) {
            return truth(left.get())
                    .flatMap(l -> truth(right.get()).map(r -> bool("(" + l + " " + operator + " " + r + ")")));
        }
        if (operator.equals("IS") || operator.equals("IS NOT")) {
            return is(left.get(), right.get(), operator);
        }
        if (COMPARISONS.contains(operator)) {
            return compare(left.get(), right.get(), operator);
        }
        boolean numbers = left.get().family() == Family.NUMBER && right.get().family() == Family.NUMBER;
        if (!ARITHMETIC.contains(operator) || !numbers) {
            return Optional.empty();
        }
        String sql = "(" + left.get().sql() + " " + operator + " " + right.get().sql() + ")";
        return Optional.of(TypedSql.of(sql, Family.NUMBER));
    }

    private static Optional<TypedSql> is(TypedSql left, TypedSql right, String operator) {
        if (right.family() == Family.NULL) {
            return Optional.of(bool("(" + left.sql() + " " + operator + " NULL)"));
        }
        String distinct = operator.equals("IS") ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM";
        return compare(left, right, distinct);
    }

    private static Optional<TypedSql> compare(TypedSql left, TypedSql right, String operator) {
        TypedSql l = adapt(left, right.family());
        TypedSql r = adapt(right, left.family());
        if (l.family() != r.family() || l.family() == Family.OTHER || l.family() == Family.NULL) {
            return Optional.empty();
        }
        String collate = l.family() == Family.TEXT ? " COLLATE \"C\"" : "";
        return Optional.of(bool("(" + l.sql() + collate + " " + operator + " " + r.sql() + ")"));
    }

    /** The literals 0 and 1 become booleans beside a boolean. */
    private static TypedSql adapt(TypedSql value, Family other) {
        if (!value.literal() || other != Family.BOOLEAN) {
            return value;
        }
        return switch (value.sql()) {
            case "0" -> TypedSql.literal("false", Family.BOOLEAN);
            case "1" -> TypedSql.literal("true", Family.BOOLEAN);
            default -> value;
        };
    }

    private Optional<TypedSql> in(In in) {
        Optional<TypedSql> value = translate(in.value());
        if (value.isEmpty() || in.choices().isEmpty()) {
            return Optional.empty();
        }
        List<Optional<TypedSql>> choices =
                in.choices().stream().map(this::translate).toList();
        boolean comparable = choices.stream()
                .allMatch(
                        c -> c.isPresent() && compare(value.get(), c.get(), "=").isPresent());
        if (!comparable) {
            return Optional.empty();
        }
        String list = choices.stream()
                .flatMap(Optional::stream)
                .map(c -> adapt(c, value.get().family()).sql())
                .collect(Collectors.joining(", "));
        String collate = value.get().family() == Family.TEXT ? " COLLATE \"C\"" : "";
        String operator = in.negated() ? " NOT IN (" : " IN (";
        return Optional.of(bool("(" + value.get().sql() + collate + operator + list + "))"));
    }

    private Optional<TypedSql> between(Between between) {
        Binary above = new Binary(">=", between.value(), between.low());
        Binary below = new Binary("<=", between.value(), between.high());
        Expression both = new Binary("AND", above, below);
        return translate(between.negated() ? new Unary("NOT", both) : both);
    }

    private Optional<TypedSql> call(Call call) {
        List<Optional<TypedSql>> arguments =
                call.arguments().stream().map(this::translate).toList();
        if (arguments.size() != 1 || arguments.get(0).isEmpty()) {
            return Optional.empty();
        }
        TypedSql argument = arguments.get(0).get();
        return switch (call.function() + " " + argument.family()) {
            case "length TEXT" -> Optional.of(TypedSql.of("length(" + argument.sql() + ")", Family.NUMBER));
            case "lower TEXT", "upper TEXT" ->
                Optional.of(TypedSql.of(call.function() + "(" + argument.sql() + " COLLATE \"C\")", Family.TEXT));
            case "abs NUMBER" -> Optional.of(TypedSql.of("abs(" + argument.sql() + ")", Family.NUMBER));
            default -> Optional.empty();
        };
    }

    private static Optional<String> truth(TypedSql value) {
        return switch (value.family()) {
            case BOOLEAN -> Optional.of(value.sql());
            case NUMBER -> Optional.of("(" + value.sql() + " <> 0)");
            default -> Optional.empty();
        };
    }

    private static TypedSql bool(String sql) {
        return TypedSql.of(sql, Family.BOOLEAN);
    }
}
