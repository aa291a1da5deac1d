package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Query;
import dev.sessiondb.schema.Query.Order;
import dev.sessiondb.schema.Query.Result;
import dev.sessiondb.schema.Query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grammar of SELECT, as far as views are carried: without WITH, VALUES, windows and subqueries in expressions. */
final class QueryParser {
    /** What ends a result column, a table or an expression, and so is no alias unless it is quoted or follows AS. */
    static final Set<String> ENDS = Set.of(
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "JOIN",
            "LEFT",
            "RIGHT",
            "FULL",
            "INNER",
            "CROSS",
            "NATURAL",
            "OUTER",
            "ON",
            "USING",
            "AS",
            "WINDOW",
            "INDEXED",
            "NOT",
            "FILTER",
            "OVER",
            "COLLATE");

    private final TokenCursor tokens;
    private final ExpressionParser expressions;

    QueryParser(TokenCursor tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, Scope.ofView());
    }

    Query parse() {
        List<Select> selects = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        selects.add(select());
        Optional<String> operator = operator();
        while (operator.isPresent()) {
            operators.add(operator.get());
            selects.add(select());
            operator = operator();
        }
        List<Order> orderBy = tokens.acceptWords("ORDER", "BY") ? orderBy() : List.of();
        if (!tokens.acceptWord("LIMIT")) {
            return new Query(selects, operators, orderBy, Optional.empty(), 0);
        }
        long first = whole();
        if (tokens.acceptOperator(",")) {
            return new Query(selects, operators, orderBy, Optional.of(whole()), first);
        }
        long offset = tokens.acceptWord("OFFSET") ? whole() : 0;
        return new Query(selects, operators, orderBy, Optional.of(first), offset);
    }

    private Optional<String> operator() {
        if (tokens.acceptWord("UNION")) {
            return Optional.of(tokens.acceptWord("ALL") ? "UNION ALL" : "UNION");
        }
        if (tokens.acceptWord("EXCEPT")) {
            return Optional.of("EXCEPT");
        }
        return tokens.acceptWord("INTERSECT") ? Optional.of("INTERSECT") : Optional.empty();
    }

    private Select select() {
        tokens.expectWord("SELECT");
        boolean distinct = tokens.acceptWord("DISTINCT");
        if (!distinct) {
            tokens.acceptWord("ALL");
        }
        List<Result> results = new ArrayList<>();
        do {
            results.add(result());
        } while (tokens.acceptOperator(","));
        return new Select(
                distinct,
                results,
                tokens.acceptWord("FROM") ? new FromParser(tokens, expressions).parse() : List.of(),
                optional(tokens.acceptWord("WHERE")),
                tokens.acceptWords("GROUP", "BY") ? expressionList() : List.of(),
                optional(tokens.acceptWord("HAVING")));
    }

    private Optional<Expression> optional(boolean present) {
        return present ? Optional.of(expressions.parse()) : Optional.empty();
    }

    private List<Expression> expressionList() {
        List<Expression> list = new ArrayList<>();
        do {
            list.add(expressions.parse());
        } while (tokens.acceptOperator(","));
        return list;
    }

    private Result result() {
        if (tokens.acceptOperator("*")) {
            return new Result(Optional.empty(), Optional.empty());
        }
        if (tokens.peek().isName() && tokens.starAfterTable()) {
            String table = tokens.expectName();
            tokens.expectOperator(".");
            tokens.expectOperator("*");
            return new Result(Optional.empty(), Optional.of(table));
        }
        Expression expression = expressions.parse();
        return new Result(Optional.of(expression), alias(tokens));
    }

    static Optional<String> alias(TokenCursor tokens) {
        if (tokens.acceptWord("AS")) {
            return Optional.of(tokens.expectName());
        }
        return tokens.peek().isName() && !tokens.peekWordIn(ENDS) ? Optional.of(tokens.expectName()) : Optional.empty();
    }

    private List<Order> orderBy() {
        List<Order> terms = new ArrayList<>();
        do {
            Expression expression = expressions.parse();
            boolean descending = tokens.acceptWord("DESC");
            if (!descending) {
                tokens.acceptWord("ASC");
            }
            terms.add(new Order(expression, descending, nulls()));
        } while (tokens.acceptOperator(","));
        return terms;
    }

    private Optional<Boolean> nulls() {
        if (!tokens.acceptWord("NULLS")) {
            return Optional.empty();
        }
        boolean first = tokens.acceptWord("FIRST");
        if (!first) {
            tokens.expectWord("LAST");
        }
        return Optional.of(first);
    }

    private long whole() {
        if (expressions.parse() instanceof NumberLiteral number
                && number.value().scale() == 0) {
            return number.value().longValueExact();
        }
        throw new NotUnderstood("LIMIT");
    }
}
