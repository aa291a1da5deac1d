package dev.sessiondb.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

/** REFERENCES and what follows it; remembers of each foreign key whether it is deferred. */
final class ForeignKeyClause {
    private final TokenCursor tokens;
    private final List<Boolean> deferred = new ArrayList<>();

    ForeignKeyClause(TokenCursor tokens) {
        this.tokens = tokens;
    }

    List<Boolean> deferred() {
        return deferred;
    }

    /** After the word REFERENCES. */
    void references() {
        tokens.expectName();
        if (tokens.peek().isOperator("(")) {
            tokens.parenthesized();
        }
        deferred.add(false);
        while (action()) {
            // each step consumes one action
        }
    }

    private boolean action() {
        if (tokens.acceptWord("MATCH")) {
            tokens.expectName();
            return true;
        }
        if (!tokens.acceptWord("ON")) {
            return false;
        }
        tokens.next();
        if (tokens.acceptWord("NO")) {
            tokens.expectWord("ACTION");
        } else if (tokens.acceptWord("SET")) {
            tokens.next();
        } else if (!tokens.acceptWord("CASCADE")) {
            tokens.expectWord("RESTRICT");
        }
        return true;
    }

    /** {@code [NOT] DEFERRABLE ...}, if it is there. */
    void deferClause() {
        if (tokens.acceptWords("NOT", "DEFERRABLE")) {
            notDeferrable();
        } else if (tokens.acceptWord("DEFERRABLE")) {
            deferrable();
        }
    }

    /** After the word DEFERRABLE. */
    void deferrable() {
        setLast(initiallyDeferred());
    }

    /** After the words NOT DEFERRABLE. */
    void notDeferrable() {
        initiallyDeferred();
        setLast(false);
    }

    private boolean initiallyDeferred() {
        if (!tokens.acceptWord("INITIALLY")) {
            return false;
        }
        if (tokens.acceptWord("DEFERRED")) {
            return true;
        }
        tokens.expectWord("IMMEDIATE");
        return false;
    }

    /** As SQLite does, the clause is of the last foreign key, and of none when there is none. */
    private void setLast(boolean value) {
        if (!deferred.isEmpty()) {
            deferred.set(deferred.size() - 1, value);
        }
    }
}
