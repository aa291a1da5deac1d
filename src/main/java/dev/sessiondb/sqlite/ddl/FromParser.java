package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Query;
import dev.sessiondb.schema.Query.From;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows the word FROM. */
final class FromParser {
    private final TokenCursor tokens;
    private final ExpressionParser expressions;

    FromParser(TokenCursor tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    List<From> parse() {
        List<From> from = new ArrayList<>();
        from.add(item("CROSS JOIN"));
        Optional<String> join = join();
        while (join.isPresent()) {
            from.add(item(join.get()));
            join = join();
        }
        return from;
    }

    private Optional<String> join() {
        if (tokens.acceptOperator(",")) {
            return Optional.of("CROSS JOIN");
        }
        for (String side : List.of("LEFT", "RIGHT", "FULL")) {
            if (tokens.acceptWord(side)) {
                tokens.acceptWord("OUTER");
                tokens.expectWord("JOIN");
                return Optional.of(side + " JOIN");
            }
        }
        if (tokens.acceptWord("CROSS") || tokens.acceptWord("INNER")) {
            tokens.expectWord("JOIN");
            return Optional.of("JOIN");
        }
        return tokens.acceptWord("JOIN") ? Optional.of("JOIN") : Optional.empty();
    }

    private From item(String join) {
        Optional<Query> subquery = Optional.empty();
        Optional<String> table = Optional.empty();
        if (tokens.acceptOperator("(")) {
            subquery = Optional.of(new QueryParser(tokens).parse());
            tokens.expectOperator(")");
        } else {
            table = Optional.of(table());
        }
        Optional<String> alias = QueryParser.alias(tokens);
        Optional<Expression> on = tokens.acceptWord("ON") ? Optional.of(expressions.parse()) : Optional.empty();
        List<String> using = tokens.acceptWord("USING") ? names() : List.of();
        return new From(join, table, subquery, alias, on, using);
    }

    private String table() {
        String name = tokens.expectName();
        if (!tokens.acceptOperator(".")) {
            return name;
        }
        if (!name.equalsIgnoreCase("main")) {
            throw new NotUnderstood(name);
        }
        return tokens.expectName();
    }

    private List<String> names() {
        tokens.expectOperator("(");
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.expectName());
        } while (tokens.acceptOperator(","));
        tokens.expectOperator(")");
        return names;
    }
}
