package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import dev.sessiondb.sqlite.ddl.Token.Kind;
import java.util.Set;

/** The grammar of DEFAULT: as other expressions, but a lone name is a string. */
final class DefaultParser {
    private static final Set<String> VALUES =
            Set.of("TRUE", "FALSE", "NULL", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME");

    private DefaultParser() {}

    static Expression parse(TokenCursor tokens) {
        boolean alone = tokens.peekSecond().kind() == Kind.END;
        if (alone && tokens.peek().isName() && !tokens.peekWordIn(VALUES)) {
            return new TextLiteral(tokens.next().text());
        }
        return signed(new ExpressionParser(tokens, Scope.empty()).parse());
    }

    private static Expression signed(Expression expression) {
        if (!(expression instanceof Unary unary) || !(unary.operand() instanceof NumberLiteral number)) {
            return expression;
        }
        return switch (unary.operator()) {
            case "-" -> new NumberLiteral(number.value().negate());
            case "+" -> number;
            default -> expression;
        };
    }
}
