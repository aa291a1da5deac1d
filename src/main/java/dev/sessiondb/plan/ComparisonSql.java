package dev.sessiondb.plan;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.plan.TypedSql.Collation;
import dev.sessiondb.plan.TypedSql.Family;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two values made ready for comparison, as SQLite's affinities and collations have it; see "Datatypes In SQLite", 4 and 7.
 *
 * @param left the left side as SQL
 * @param right the right side as SQL
 */
record ComparisonSql(String left, String right) {
    private static final Pattern NUMERAL = Pattern.compile("-?(0|[1-9]\\d{0,14})");
    private static final Set<String> TRUTHS = Set.of("0", "1");

    /** By {@code =}, {@code <} and the like. */
    static Optional<TypedSql> compare(TypedSql left, String operator, TypedSql right) {
        return of(left, right, operator.equals("=") || operator.equals("<>"))
                .map(sides -> TypedSql.bool("(" + sides.left + " " + operator + " " + sides.right + ")"));
    }

    /** By {@code IS} or {@code IS NOT}. */
    static Optional<TypedSql> is(TypedSql left, String operator, TypedSql right) {
        if (right.family() == Family.NULL) {
            return Optional.of(TypedSql.bool("(" + left.sql() + " " + operator + " NULL)"));
        }
        String distinct = operator.equals("IS") ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM";
        return of(left, right, true)
                .map(sides -> TypedSql.bool("(" + sides.left + " " + distinct + " " + sides.right + ")"));
    }

    /** Whether the left side of all, which is one value, is among their right sides. */
    static String in(List<ComparisonSql> comparisons, boolean negated) {
        String first = comparisons.get(0).left;
        boolean same = comparisons.stream().allMatch(c -> c.left.equals(first));
        if (same) {
            String list = comparisons.stream().map(ComparisonSql::right).collect(Collectors.joining(", "));
            return "(" + first + (negated ? " NOT IN (" : " IN (") + list + "))";
        }
        String any = comparisons.stream()
                .map(c -> "(" + c.left + " = " + c.right + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
        return negated ? "(NOT " + any + ")" : any;
    }

    /** @param equality only asked whether they are equal */
    static Optional<ComparisonSql> of(TypedSql left, TypedSql right, boolean equality) {
        if (left.family() == Family.NULL || right.family() == Family.NULL) {
            return Optional.of(new ComparisonSql(ifNull(left), ifNull(right)));
        }
        TypedSql l = adapted(left, right);
        TypedSql r = adapted(right, left);
        if (l.family() == Family.BOOLEAN || r.family() == Family.BOOLEAN) {
            return truths(l, r, equality);
        }
        if (l.isNumber() && r.isNumber()) {
            return numbers(l, r);
        }
        if (l.family() == Family.TEXT && r.family() == Family.TEXT) {
            return texts(l, r);
        }
        return l.family() == Family.BYTES && r.family() == Family.BYTES
                ? Optional.of(new ComparisonSql(l.sql(), r.sql()))
                : Optional.empty();
    }

    private static String ifNull(TypedSql value) {
        return value.family() == Family.NULL ? "NULL::text" : "(" + value.sql() + ")::text";
    }

    /** A value after the affinity of the other was applied to it. */
    private static TypedSql adapted(TypedSql value, TypedSql other) {
        if (other.isNumericAffinity() && !value.isNumericAffinity()) {
            return value.family() == Family.TEXT && value.literal() ? numeral(value) : value;
        }
        boolean toText = other.affinity() == Affinity.TEXT && value.affinity() == Affinity.NONE;
        boolean integer = value.family() == Family.INTEGER;
        return toText && integer ? FunctionSql.asText(value).orElse(value).with(Affinity.TEXT) : value;
    }

    private static TypedSql numeral(TypedSql text) {
        return text.constant()
                .filter(t -> NUMERAL.matcher(t).matches() && !t.equals("-0"))
                .map(t -> TypedSql.number(new BigDecimal(t)))
                .orElse(text);
    }

    /** The literals 0 and 1 become truths beside a truth; beside other numbers a truth becomes a number. */
    private static Optional<ComparisonSql> truths(TypedSql left, TypedSql right, boolean equality) {
        if (left.family() == right.family()) {
            return Optional.of(new ComparisonSql(left.sql(), right.sql()));
        }
        boolean literal =
                equality && TRUTHS.contains(left.constant().or(right::constant).orElse(""));
        TypedSql l = literal ? truth(left) : left.counted();
        TypedSql r = literal ? truth(right) : right.counted();
        boolean numbers = left.isNumber() || right.isNumber();
        return numbers ? Optional.of(new ComparisonSql(l.sql(), r.sql())) : Optional.empty();
    }

    private static TypedSql truth(TypedSql value) {
        return value.constant()
                .filter(c -> value.isNumber())
                .map(c -> TypedSql.bool(Boolean.toString(c.equals("1"))))
                .orElse(value);
    }

    private static Optional<ComparisonSql> numbers(TypedSql left, TypedSql right) {
        boolean alike = left.family() == right.family();
        boolean reals = left.family() == Family.REAL || right.family() == Family.REAL;
        return alike || !reals || (exact(left) && exact(right))
                ? Optional.of(new ComparisonSql(left.sql(), right.sql()))
                : Optional.empty();
    }

    /** PostgreSQL compares a double with any other number as doubles. */
    private static boolean exact(TypedSql value) {
        return value.family() == Family.REAL || value.bounds().isExactDouble();
    }

    /** An explicit collation goes before a column's, the left before the right. */
    private static Optional<ComparisonSql> texts(TypedSql left, TypedSql right) {
        Collation collation = left.collation();
        if (!collation.explicit()
                && (right.collation().explicit() || collation.name().isEmpty())) {
            collation = right.collation();
        }
        return switch (collation.name().toUpperCase(java.util.Locale.ROOT)) {
            case "", "BINARY" -> Optional.of(new ComparisonSql(left.sql() + " COLLATE \"C\"", right.sql()));
            case "NOCASE" -> Optional.of(new ComparisonSql(folded(left), folded(right)));
            case "RTRIM" ->
                Optional.of(new ComparisonSql(
                        "rtrim(" + left.typed() + ", ' ') COLLATE \"C\"", "rtrim(" + right.typed() + ", ' ')"));
            default -> Optional.empty();
        };
    }

    /** ASCII letters only, as NOCASE does. */
    private static String folded(TypedSql text) {
        return text.constant()
                .map(c -> dev.sessiondb.schema.Identifiers.literal(dev.sessiondb.schema.AsciiNames.lower(c))
                        + " COLLATE \"C\"")
                .orElseGet(() -> "lower(" + text.sql() + " COLLATE \"C\")");
    }
}
