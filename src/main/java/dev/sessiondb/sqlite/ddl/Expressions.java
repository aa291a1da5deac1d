package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import java.util.Optional;

/** Parses expressions of SQLite definitions. */
public final class Expressions {

    private Expressions() {}

    /** The expression, when all of the text is understood. */
    public static Optional<Expression> parse(String sql, Scope scope) {
        try {
            TokenCursor tokens = new TokenCursor(sql);
            Expression expression = new ExpressionParser(tokens, scope).parse();
            tokens.expectEnd();
            return Optional.of(expression);
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    /** A column's DEFAULT as {@code PRAGMA table_xinfo} gives it, when all of it is understood; a sign before a number is part of the number. */
    public static Optional<Expression> parseDefault(String sql) {
        try {
            TokenCursor tokens = new TokenCursor(sql);
            Expression expression = DefaultParser.parse(tokens);
            tokens.expectEnd();
            return Optional.of(expression);
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }
}
