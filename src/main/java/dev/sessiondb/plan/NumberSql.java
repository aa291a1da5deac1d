package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Calculates as SQLite does: integers in 64 bits, everything else in doubles, and NULL instead of a division by zero. What could overflow isn't translated: SQLite goes on with a real there, and
 * PostgreSQL fails.
 */
final class NumberSql {
    /** What a double keeps of any decimal. */
    private static final int EXACT_DIGITS = 15;

    private static final int LARGEST_SHIFT = 63;

    private NumberSql() {}

    static Optional<TypedSql> literal(BigDecimal value) {
        boolean exact = value.scale() == 0
                ? Range.of(value).isInteger()
                : value.precision() <= EXACT_DIGITS && value.scale() <= EXACT_DIGITS;
        return exact ? Optional.of(TypedSql.number(value)) : Optional.empty();
    }

    /** The sign, or {@code ~}. */
    static Optional<TypedSql> unary(String operator, TypedSql given) {
        TypedSql operand = given.counted();
        if (operand.family() == Family.INTEGER && operator.equals("~")) {
            return Optional.of(TypedSql.integer("(~" + operand.wide() + ")", Range.INTEGER));
        }
        if (!operator.equals("-") || !operand.isNumber()) {
            return Optional.empty();
        }
        if (operand.literal()) {
            BigDecimal negative = new BigDecimal(operand.constant().orElseThrow()).negate();
            return Optional.of(TypedSql.number(negative))
                    .map(n -> new TypedSql(
                            "(" + n.sql() + ")",
                            n.family(),
                            n.constant(),
                            n.affinity(),
                            n.collation(),
                            n.storage(),
                            n.range()));
        }
        if (operand.family() == Family.INTEGER) {
            Range range = operand.bounds().negated();
            return range.isInteger()
                    ? Optional.of(TypedSql.integer("(-" + operand.sql() + ")", range))
                    : Optional.empty();
        }
        return binary(TypedSql.number(BigDecimal.ZERO), "-", operand);
    }

    static Optional<TypedSql> binary(TypedSql first, String operator, TypedSql second) {
        TypedSql left = first.counted();
        TypedSql right = second.counted();
        if (!left.isNumber() || !right.isNumber()) {
            return Optional.empty();
        }
        boolean integers = left.family() == Family.INTEGER && right.family() == Family.INTEGER;
        return switch (operator) {
            case "+", "-", "*" -> integers ? integer(left, operator, right) : real(left, operator, right);
            case "/" -> integers ? divided(left, operator, right) : realDivided(left, right);
            case "%" -> integers ? divided(left, operator, right) : Optional.empty();
            default -> integers ? bits(left, operator, right) : Optional.empty();
        };
    }

    private static Range range(TypedSql left, String operator, TypedSql right) {
        return switch (operator) {
            case "+" -> left.bounds().plus(right.bounds());
            case "-" -> left.bounds().plus(right.bounds().negated());
            default -> left.bounds().times(right.bounds());
        };
    }

    private static Optional<TypedSql> integer(TypedSql left, String operator, TypedSql right) {
        Range range = range(left, operator, right);
        if (!range.isInteger()) {
            return Optional.empty();
        }
        return Optional.of(
                TypedSql.integer("(" + widened(left, range) + " " + operator + " " + right.sql() + ")", range));
    }

    /** PostgreSQL calculates in 32 bits where both are small literals or lengths. */
    private static String widened(TypedSql value, Range result) {
        boolean small = result.magnitude().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return small || value.sql().endsWith("::bigint") ? value.sql() : value.sql() + "::bigint";
    }

    private static Optional<TypedSql> divided(TypedSql left, String operator, TypedSql right) {
        Range range = operator.equals("%")
                ? remainders(left, right)
                : symmetric(left.bounds().magnitude());
        if (!symmetric(left.bounds().magnitude()).isInteger()) {
            return Optional.empty();
        }
        return Optional.of(
                TypedSql.integer("(" + widened(left, range) + " " + operator + " " + notZero(right) + ")", range));
    }

    private static Range symmetric(BigDecimal most) {
        return new Range(most.negate(), most);
    }

    /** A remainder is less than the divisor, and has the sign of what is divided. */
    private static Range remainders(TypedSql left, TypedSql right) {
        BigDecimal most = right.bounds().magnitude().subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
        return new Range(
                left.bounds().low().min(BigDecimal.ZERO).max(most.negate()),
                left.bounds().high().max(BigDecimal.ZERO).min(most));
    }

    private static String notZero(TypedSql divisor) {
        boolean zero =
                divisor.bounds().low().signum() <= 0 && divisor.bounds().high().signum() >= 0;
        return zero ? "NULLIF(" + divisor.sql() + ", 0)" : divisor.sql();
    }

    private static Optional<TypedSql> real(TypedSql left, String operator, TypedSql right) {
        if (left.range().isEmpty() || right.range().isEmpty()) {
            return Optional.empty();
        }
        Range range = range(left, operator, right);
        boolean real = isReal(left) || isReal(right);
        boolean exact = wholeAreExact(left) && wholeAreExact(right) && (real || range.isExactDouble());
        return exact && range.isFarFromOverflow()
                ? Optional.of(result(left, operator, asDouble(right), range, real))
                : Optional.empty();
    }

    /** By what can't be nearly zero: a number of known sign, or an integer. */
    private static Optional<TypedSql> realDivided(TypedSql left, TypedSql right) {
        boolean far = right.family() == Family.INTEGER || right.literal();
        boolean known = left.range().isPresent() && right.range().isPresent() && (isReal(left) || isReal(right));
        if (!far || !known || !wholeAreExact(left) || !wholeAreExact(right)) {
            return Optional.empty();
        }
        BigDecimal most = left.bounds().magnitude();
        if (right.literal()) {
            BigDecimal divisor = right.bounds().magnitude();
            most = divisor.signum() == 0 ? most : most.divide(divisor, EXACT_DIGITS, RoundingMode.UP);
        }
        Range range = new Range(most.negate(), most);
        String divisor = right.family() == Family.INTEGER ? notZero(right) : zeroless(right);
        return range.isFarFromOverflow() ? Optional.of(result(left, "/", divisor, range, true)) : Optional.empty();
    }

    private static String zeroless(TypedSql divisor) {
        boolean zero = divisor.bounds().magnitude().signum() == 0;
        return zero ? "NULL::float8" : asDouble(divisor);
    }

    private static TypedSql result(TypedSql left, String operator, String right, Range range, boolean real) {
        TypedSql result = TypedSql.of("(" + asDouble(left) + " " + operator + " " + right + ")", Family.REAL)
                .within(range);
        return real ? result.storedAs("real") : result;
    }

    private static boolean isReal(TypedSql value) {
        return value.storage().filter("real"::equals).isPresent();
    }

    private static boolean wholeAreExact(TypedSql value) {
        return value.family() != Family.INTEGER || value.bounds().isExactDouble();
    }

    static String asDouble(TypedSql value) {
        return value.family() == Family.REAL ? value.sql() : value.sql() + "::float8";
    }

    private static Optional<TypedSql> bits(TypedSql left, String operator, TypedSql right) {
        boolean shift = operator.equals("<<") || operator.equals(">>");
        if (shift
                && (!right.literal()
                        || right.bounds().magnitude().intValue() > LARGEST_SHIFT
                        || right.bounds().low().signum() < 0)) {
            return Optional.empty();
        }
        String sql = "(" + left.sql() + "::bigint " + operator + " " + right.sql() + (shift ? "" : "::bigint") + ")";
        return Optional.of(TypedSql.integer(sql, Range.INTEGER));
    }
}
