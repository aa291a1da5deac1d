package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.BlobLiteral;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.CurrentTime;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Literals, columns, calls and parentheses. */
final class OperandParser {
    private static final Set<String> NOT_FUNCTIONS =
            Set.of("CASE", "CAST", "EXISTS", "SELECT", "VALUES", "RAISE", "IN", "AND", "OR", "IS", "BETWEEN");

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
        if (tokens.peek().isOperator("(")) {
            return call(token);
        }
        return switch (token.upper()) {
            case "NULL" -> new NullLiteral();
            case "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" -> new CurrentTime(token.upper());
            default -> name(token);
        };
    }

    private Call call(Token name) {
        if (NOT_FUNCTIONS.contains(name.upper())) {
            throw new NotUnderstood(name.text());
        }
        return new Call(name.text().toLowerCase(Locale.ROOT), expressions.list());
    }

    private Expression name(Token token) {
        if (tokens.acceptOperator(".")) {
            return qualified(token);
        }
        if (tokens.peek().isOperator("(")) {
            throw new NotUnderstood("a quoted function name");
        }
        Optional<String> column = scope.column(token.text());
        return column.<Expression>map(ColumnReference::new).orElseGet(() -> withoutColumn(token));
    }

    private ColumnReference qualified(Token table) {
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
