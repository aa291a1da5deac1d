package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Aggregate;
import dev.sessiondb.schema.Expression.BlobLiteral;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.Case;
import dev.sessiondb.schema.Expression.Cast;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.CurrentTime;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.QualifiedColumn;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Literals, columns, calls and parentheses. */
final class OperandParser {
    private static final Set<String> NOT_FUNCTIONS =
            Set.of("EXISTS", "SELECT", "VALUES", "RAISE", "IN", "AND", "OR", "IS", "BETWEEN");

    private final TokenCursor tokens;
    private final Scope scope;
    private final ExpressionParser expressions;

    OperandParser(TokenCursor tokens, Scope scope, ExpressionParser expressions) {
        this.tokens = tokens;
        this.scope = scope;
        this.expressions = expressions;
    }

    Expression parse() {
        if (tokens.acceptOperator("(")) {
            Expression inner = expressions.parse();
            tokens.expectOperator(")");
            return inner;
        }
        Token token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> new NumberLiteral(NumberText.value(token.text()));
            case STRING -> new TextLiteral(token.text());
            case BLOB -> new BlobLiteral(token.text().toUpperCase(Locale.ROOT));
            case WORD -> word(token);
            case DOUBLE_QUOTED, QUOTED -> name(token);
            case OPERATOR, END -> throw new NotUnderstood(token.text());
        };
    }

    private Expression word(Token token) {
        if (token.isWord("CASE")) {
            return caseExpression();
        }
        if (tokens.peek().isOperator("(")) {
            return token.isWord("CAST") ? cast() : call(token);
        }
        return switch (token.upper()) {
            case "NULL" -> new NullLiteral();
            case "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" -> new CurrentTime(token.upper());
            default -> name(token);
        };
    }

    private Expression call(Token name) {
        if (NOT_FUNCTIONS.contains(name.upper())) {
            throw new NotUnderstood(name.text());
        }
        String function = name.text().toLowerCase(Locale.ROOT);
        Token first = tokens.peekSecond();
        if (scope.aggregates() && (first.isOperator("*") || first.isWord("DISTINCT"))) {
            return aggregate(function);
        }
        return new Call(function, expressions.list());
    }

    private Aggregate aggregate(String function) {
        tokens.expectOperator("(");
        Optional<Expression> argument =
                tokens.acceptWord("DISTINCT") ? Optional.of(expressions.parse()) : Optional.empty();
        if (argument.isEmpty()) {
            tokens.expectOperator("*");
        }
        tokens.expectOperator(")");
        return new Aggregate(function, argument);
    }

    /** After the word CASE. */
    private Case caseExpression() {
        Optional<Expression> operand =
                tokens.peek().isWord("WHEN") ? Optional.empty() : Optional.of(expressions.parse());
        List<When> whens = new ArrayList<>();
        do {
            tokens.expectWord("WHEN");
            Expression condition = expressions.parse();
            tokens.expectWord("THEN");
            whens.add(new When(condition, expressions.parse()));
        } while (tokens.peek().isWord("WHEN"));
        Optional<Expression> otherwise =
                tokens.acceptWord("ELSE") ? Optional.of(expressions.parse()) : Optional.empty();
        tokens.expectWord("END");
        return new Case(operand, whens, otherwise);
    }

    /** After the word CAST. */
    private Cast cast() {
        tokens.expectOperator("(");
        Expression operand = expressions.parse();
        tokens.expectWord("AS");
        int start = tokens.peek().start();
        while (tokens.peek().isName()) {
            tokens.next();
        }
        if (tokens.peek().isOperator("(")) {
            tokens.parenthesized();
        }
        String type = tokens.textSince(start);
        tokens.expectOperator(")");
        return new Cast(operand, type);
    }

    private Expression name(Token token) {
        if (tokens.acceptOperator(".")) {
            return qualified(token);
        }
        if (tokens.peek().isOperator("(")) {
            throw new NotUnderstood("a quoted function name");
        }
        boolean truth = token.isWord("TRUE") || token.isWord("FALSE");
        Optional<String> column = scope.open() && truth ? Optional.empty() : scope.column(token.text());
        return column.<Expression>map(ColumnReference::new).orElseGet(() -> withoutColumn(token));
    }

    private Expression qualified(Token table) {
        if (scope.open()) {
            return new QualifiedColumn(table.text(), tokens.expectName());
        }
        if (!AsciiNames.same(table.text(), scope.table())) {
            throw new NotUnderstood(table.text());
        }
        String column = tokens.expectName();
        return new ColumnReference(scope.column(column).orElseThrow(() -> new NotUnderstood(column)));
    }

    /** A bare TRUE or FALSE, or a string in the wrong quotes, which SQLite accepts. */
    private static Expression withoutColumn(Token token) {
        if (token.kind() == Token.Kind.DOUBLE_QUOTED) {
            return new TextLiteral(token.text());
        }
        if (token.isWord("TRUE") || token.isWord("FALSE")) {
            return new BooleanLiteral(token.isWord("TRUE"));
        }
        throw new NotUnderstood(token.text());
    }
}
