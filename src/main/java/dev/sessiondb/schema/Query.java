package dev.sessiondb.schema;

import java.util.List;
import java.util.Optional;

/**
 * A parsed query of the source.
 *
 * @param selects at least one
 * @param operators between them: {@code UNION}, {@code UNION ALL}, {@code EXCEPT}, {@code INTERSECT}
 * @param limit at most so many rows; empty for all
 * @param offset how many rows are left out first
 */
public record Query(
        List<Select> selects, List<String> operators, List<Order> orderBy, Optional<Long> limit, long offset) {

    public Query {
        selects = List.copyOf(selects);
        operators = List.copyOf(operators);
        orderBy = List.copyOf(orderBy);
    }

    /**
     * One SELECT.
     *
     * @param from the first has no join condition; empty for a SELECT of constants
     */
    public record Select(
            boolean distinct,
            List<Result> results,
            List<From> from,
            Optional<Expression> where,
            List<Expression> groupBy,
            Optional<Expression> having) {

        public Select {
            results = List.copyOf(results);
            from = List.copyOf(from);
            groupBy = List.copyOf(groupBy);
        }
    }

    /**
     * A column of the result.
     *
     * @param expression empty for {@code *} and {@code t.*}
     * @param alias its name, or the table of {@code t.*}
     */
    public record Result(Optional<Expression> expression, Optional<String> alias) {}

    /**
     * A table, view or subquery that is read.
     *
     * @param join how it is joined to those before: {@code JOIN}, {@code LEFT JOIN}, {@code RIGHT JOIN}, {@code FULL JOIN} or {@code CROSS JOIN}
     * @param table its name; empty for a subquery
     * @param using the columns of USING
     */
    public record From(
            String join,
            Optional<String> table,
            Optional<Query> subquery,
            Optional<String> alias,
            Optional<Expression> on,
            List<String> using) {

        public From {
            using = List.copyOf(using);
        }
    }

    /**
     * A term of ORDER BY.
     *
     * @param nullsFirst as written; SQLite has NULLs first when ascending
     */
    public record Order(Expression expression, boolean descending, Optional<Boolean> nullsFirst) {}
}
