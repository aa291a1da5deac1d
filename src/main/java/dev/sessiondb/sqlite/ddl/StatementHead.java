package dev.sessiondb.sqlite.ddl;

import java.util.Locale;
import java.util.Optional;

/** How a statement of {@code sqlite_schema} begins; see the SQL of "The Schema Table" in SQLite's documentation. */
public final class StatementHead {

    private StatementHead() {}

    /**
     * What keeps the text from being one statement that creates the thing of that name, and only that.
     *
     * @param kind {@code table}, {@code index}, {@code view} or {@code trigger}
     * @param name an index may have any other
     */
    public static Optional<String> fault(String kind, String name, String sql) {
        try {
            TokenCursor tokens = new TokenCursor(sql);
            tokens.expectWord("CREATE");
            if (kind.equals("index")) {
                tokens.acceptWord("UNIQUE");
            }
            tokens.expectWord(kind.toUpperCase(Locale.ROOT));
            boolean named = tokens.expectName().equals(name) || kind.equals("index");
            if (!named) {
                return Optional.of("it is of another name");
            }
            after(kind, tokens);
            return Optional.empty();
        } catch (NotUnderstood e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void after(String kind, TokenCursor tokens) {
        switch (kind) {
            case "table" -> {
                tokens.parenthesized();
                rest(tokens);
            }
            case "index" -> {
                tokens.expectWord("ON");
                rest(tokens);
            }
            case "view" -> rest(tokens);
            case "trigger" -> body(tokens);
            default -> throw new NotUnderstood("`" + kind + "` is no kind of statement");
        }
    }

    private static void rest(TokenCursor tokens) {
        while (!tokens.atEnd() && !tokens.peek().isOperator(";")) {
            tokens.next();
        }
        tokens.acceptOperator(";");
        tokens.expectEnd();
    }

    /** Its statements end in semicolons, and it in {@code END}. */
    private static void body(TokenCursor tokens) {
        boolean ended = false;
        while (!tokens.atEnd()) {
            boolean semicolon = tokens.acceptOperator(";");
            ended = semicolon ? ended : tokens.next().isWord("END");
        }
        if (!ended) {
            throw new NotUnderstood("expected END");
        }
    }
}
