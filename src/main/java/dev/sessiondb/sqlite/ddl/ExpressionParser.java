package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.Collate;
import dev.sessiondb.schema.Expression.EscapedLike;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A precedence parser with SQLite's own precedences; see "Operators, and Parse-Affecting Attributes" in its documentation. */
final class ExpressionParser {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int EQUALITY = 4;
    private static final int COMPARISON = 5;
    private static final int BITS = 7;
    private static final int ADDITION = 8;
    private static final int MULTIPLICATION = 9;
    private static final int CONCATENATION = 10;
    private static final int COLLATE = 11;
    private static final int UNARY = 12;

    private static final Map<String, Infix> OPERATORS = Map.ofEntries(
            Map.entry("=", new Infix("=", EQUALITY)),
            Map.entry("==", new Infix("=", EQUALITY)),
            Map.entry("<>", new Infix("<>", EQUALITY)),
            Map.entry("!=", new Infix("<>", EQUALITY)),
            Map.entry("<", new Infix("<", COMPARISON)),
            Map.entry("<=", new Infix("<=", COMPARISON)),
            Map.entry(">", new Infix(">", COMPARISON)),
            Map.entry(">=", new Infix(">=", COMPARISON)),
            Map.entry("+", new Infix("+", ADDITION)),
            Map.entry("-", new Infix("-", ADDITION)),
            Map.entry("*", new Infix("*", MULTIPLICATION)),
            Map.entry("/", new Infix("/", MULTIPLICATION)),
            Map.entry("%", new Infix("%", MULTIPLICATION)),
            Map.entry("&", new Infix("&", BITS)),
            Map.entry("|", new Infix("|", BITS)),
            Map.entry("<<", new Infix("<<", BITS)),
            Map.entry(">>", new Infix(">>", BITS)),
            Map.entry("->", new Infix("->", CONCATENATION)),
            Map.entry("->>", new Infix("->>", CONCATENATION)),
            Map.entry("||", new Infix("||", CONCATENATION)));

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("OR", OR),
            Map.entry("AND", AND),
            Map.entry("IS", EQUALITY),
            Map.entry("ISNULL", EQUALITY),
            Map.entry("NOTNULL", EQUALITY),
            Map.entry("NOT", EQUALITY),
            Map.entry("IN", EQUALITY),
            Map.entry("BETWEEN", EQUALITY),
            Map.entry("LIKE", EQUALITY),
            Map.entry("GLOB", EQUALITY),
            Map.entry("COLLATE", COLLATE));

    private static final List<String> SIGNS = List.of("-", "+", "~");

    private record Infix(String operator, int precedence) {}

    private final TokenCursor tokens;
    private final OperandParser operands;
    private int nesting;

    ExpressionParser(TokenCursor tokens, Scope scope) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, scope, this);
    }

    Expression parse() {
        return parse(OR);
    }

    private Expression parse(int lowest) {
        if (++nesting > ExpressionDepth.MOST) {
            throw new NotUnderstood("too deep an expression");
        }
        Expression left = prefixed();
        while (precedence() >= lowest) {
            left = infixed(left);
        }
        if (--nesting == 0) {
            ExpressionDepth.require(left);
        }
        return left;
    }

    private Expression prefixed() {
        if (tokens.acceptWord("NOT")) {
            return new Unary("NOT", parse(EQUALITY));
        }
        for (String sign : SIGNS) {
            if (tokens.acceptOperator(sign)) {
                return new Unary(sign, parse(UNARY));
            }
        }
        return operands.parse();
    }

    /** How strongly the next token binds what is before it; 0 when it doesn't. */
    private int precedence() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case OPERATOR ->
                OPERATORS.containsKey(token.text()) ? operator(token).precedence() : 0;
            case WORD -> WORDS.getOrDefault(token.upper(), 0);
            default -> 0;
        };
    }

    private static Infix operator(Token token) {
        Infix infix = OPERATORS.get(token.text());
        if (infix == null) {
            throw new NotUnderstood(token.text());
        }
        return infix;
    }

    private Expression infixed(Expression left) {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.OPERATOR) {
            Infix infix = operator(token);
            return new Binary(infix.operator(), left, parse(infix.precedence() + 1));
        }
        return switch (token.upper()) {
            case "OR" -> new Binary("OR", left, parse(AND));
            case "AND" -> new Binary("AND", left, parse(AND + 1));
            case "IS" -> is(left);
            case "ISNULL" -> new Binary("IS", left, new NullLiteral());
            case "NOTNULL" -> new Binary("IS NOT", left, new NullLiteral());
            case "NOT" -> negated(left);
            case "COLLATE" -> new Collate(left, tokens.expectName());
            default -> matching(token, left, false);
        };
    }

    private Expression is(Expression left) {
        boolean not = tokens.acceptWord("NOT");
        if (tokens.acceptWord("DISTINCT")) {
            tokens.expectWord("FROM");
            not = !not;
        }
        return new Binary(not ? "IS NOT" : "IS", left, parse(COMPARISON));
    }

    private Expression negated(Expression left) {
        if (tokens.acceptWord("NULL")) {
            return new Binary("IS NOT", left, new NullLiteral());
        }
        return matching(tokens.next(), left, true);
    }

    private Expression matching(Token token, Expression left, boolean negated) {
        return switch (token.upper()) {
            case "LIKE" -> like(left, negated);
            case "GLOB" -> new Binary(negated ? "NOT GLOB" : "GLOB", left, parse(COMPARISON));
            case "IN" -> new In(left, list(), negated);
            case "BETWEEN" -> between(left, negated);
            default -> throw new NotUnderstood(token.text());
        };
    }

    private Expression like(Expression left, boolean negated) {
        Expression pattern = parse(COMPARISON);
        if (tokens.acceptWord("ESCAPE")) {
            return new EscapedLike(left, pattern, parse(COMPARISON), negated);
        }
        return new Binary(negated ? "NOT LIKE" : "LIKE", left, pattern);
    }

    private Between between(Expression value, boolean negated) {
        Expression low = parse(EQUALITY);
        tokens.expectWord("AND");
        return new Between(value, low, parse(COMPARISON), negated);
    }

    /** A list in parentheses, perhaps empty. */
    List<Expression> list() {
        tokens.expectOperator("(");
        List<Expression> list = new ArrayList<>();
        if (tokens.acceptOperator(")")) {
            return list;
        }
        do {
            list.add(parse());
        } while (tokens.acceptOperator(","));
        tokens.expectOperator(")");
        return list;
    }
}
