package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Query;
import java.util.Optional;

/** Reads the text of a CREATE VIEW. */
public final class ViewDefinition {

    private ViewDefinition() {}

    /** The view's query; empty when it isn't understood to its end. */
    public static Optional<Query> parse(String sql) {
        try {
            TokenCursor tokens = new TokenCursor(sql);
            head(tokens);
            Query query = new QueryParser(tokens).parse();
            tokens.acceptOperator(";");
            tokens.expectEnd();
            return Optional.of(query);
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    private static void head(TokenCursor tokens) {
        tokens.expectWord("CREATE");
        tokens.expectWord("VIEW");
        if (tokens.acceptWords("IF", "NOT")) {
            tokens.expectWord("EXISTS");
        }
        tokens.expectName();
        if (tokens.acceptOperator(".")) {
            tokens.expectName();
        }
        if (tokens.peek().isOperator("(")) {
            tokens.parenthesized();
        }
        tokens.expectWord("AS");
    }
}
