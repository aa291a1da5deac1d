package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Collation;
import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.QualifiedColumn;

/** Values as a query gives them, and in its order. */
final class ResultSql {

    private ResultSql() {}

    /** Whether equal values are equal in both engines, byte by byte. */
    static boolean hasEquality(TypedSql value) {
        String collation = value.collation().name();
        boolean binary = collation.isEmpty() || collation.equalsIgnoreCase("BINARY");
        return switch (value.family()) {
            case TEXT -> binary;
            case JSON, OTHER, NULL -> false;
            default -> true;
        };
    }

    /** As a column of the result: of a type, and a truth as 0 or 1 unless it is a column of truths. */
    static TypedSql column(Expression expression, TypedSql given) {
        boolean column = expression instanceof ColumnReference || expression instanceof QualifiedColumn;
        TypedSql value = column ? given : given.counted();
        String sql =
                switch (value.family()) {
                    case TEXT -> value.typed();
                    case NULL -> "NULL::text";
                    case DECIMAL -> value.literal() ? NumberSql.asDouble(value) : value.sql();
                    default -> value.sql();
                };
        Family family = value.literal() && value.family() == Family.DECIMAL ? Family.REAL : value.family();
        return new TypedSql(
                sql,
                family,
                java.util.Optional.empty(),
                value.affinity(),
                new Collation(value.collation().name(), false),
                value.storage(),
                value.range());
    }

    /** A term of ORDER BY; SQLite has NULLs first, unless descending. */
    static String ordered(TypedSql value, boolean descending, boolean nullsFirst) {
        if (value.literal()) {
            throw new Untranslated("it is sorted by a constant");
        }
        String sql =
                switch (value.family()) {
                    case TEXT -> collated(value);
                    case INTEGER, REAL, DECIMAL, BOOLEAN, BYTES, TIME -> value.sql();
                    default -> throw new Untranslated("it is sorted by a value that the engines sort differently");
                };
        return sql + direction(descending, nullsFirst);
    }

    static String direction(boolean descending, boolean nullsFirst) {
        return (descending ? " DESC" : "") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }

    private static String collated(TypedSql text) {
        return switch (text.collation().name().toUpperCase(java.util.Locale.ROOT)) {
            case "", "BINARY" -> text.typed() + " COLLATE \"C\"";
            case "NOCASE" -> "lower(" + text.typed() + " COLLATE \"C\")";
            default -> throw new Untranslated("it is sorted by a collation that PostgreSQL doesn't have");
        };
    }
}
