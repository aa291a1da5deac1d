package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.sqlite.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The constraints of CREATE TABLE: gathers what the pragmas don't tell and steps over the rest. */
final class ConstraintParser {
    static final Set<String> COLUMN_CONSTRAINTS = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS",
            "DEFERRABLE");

    private final TokenCursor tokens;
    private final ForeignKeyClause foreignKeys;
    private final List<CheckDefinition> checks = new ArrayList<>();
    private Optional<String> generated = Optional.empty();
    private boolean autoincrement;

    ConstraintParser(TokenCursor tokens) {
        this.tokens = tokens;
        this.foreignKeys = new ForeignKeyClause(tokens);
    }

    List<CheckDefinition> checks() {
        return checks;
    }

    List<Boolean> deferredForeignKeys() {
        return foreignKeys.deferred();
    }

    boolean autoincrement() {
        return autoincrement;
    }

    /** The expression of the last column's GENERATED ALWAYS AS. */
    Optional<String> generated() {
        return generated;
    }

    /** All constraints of one column; returns its collation. */
    Optional<String> columnConstraints() {
        generated = Optional.empty();
        Optional<String> collation = Optional.empty();
        Optional<String> name = Optional.empty();
        while (tokens.peekWordIn(COLUMN_CONSTRAINTS)) {
            String word = tokens.next().upper();
            if (word.equals("COLLATE")) {
                collation = Optional.of(tokens.expectName());
            } else if (word.equals("CONSTRAINT")) {
                name = Optional.of(tokens.expectName());
                continue;
            } else {
                columnConstraint(word, name);
            }
            name = Optional.empty();
        }
        return collation;
    }

    private void columnConstraint(String word, Optional<String> name) {
        switch (word) {
            case "PRIMARY" -> {
                tokens.expectWord("KEY");
                sortOrder();
                onConflict();
                autoincrement |= tokens.acceptWord("AUTOINCREMENT");
            }
            case "NOT" -> not();
            case "NULL", "UNIQUE" -> onConflict();
            case "CHECK" -> check(name);
            case "DEFAULT" -> defaultValue();
            case "REFERENCES" -> foreignKeys.references();
            case "DEFERRABLE" -> foreignKeys.deferrable();
            case "GENERATED" -> {
                tokens.expectWord("ALWAYS");
                tokens.expectWord("AS");
                generatedAs();
            }
            case "AS" -> generatedAs();
            default -> throw new NotUnderstood(word);
        }
    }

    private void not() {
        if (tokens.acceptWord("DEFERRABLE")) {
            foreignKeys.notDeferrable();
        } else {
            tokens.expectWord("NULL");
            onConflict();
        }
    }

    private void generatedAs() {
        generated = Optional.of(tokens.parenthesized());
        if (!tokens.acceptWord("STORED")) {
            tokens.acceptWord("VIRTUAL");
        }
    }

    private void check(Optional<String> name) {
        checks.add(new CheckDefinition(name, tokens.parenthesized()));
        onConflict();
    }

    private void defaultValue() {
        if (tokens.peek().isOperator("(")) {
            tokens.parenthesized();
            return;
        }
        if (!tokens.acceptOperator("-")) {
            tokens.acceptOperator("+");
        }
        Kind kind = tokens.next().kind();
        if (kind == Kind.OPERATOR || kind == Kind.END) {
            throw new NotUnderstood("DEFAULT");
        }
    }

    void tableConstraint() {
        Optional<String> name = Optional.empty();
        while (tokens.acceptWord("CONSTRAINT")) {
            name = Optional.of(tokens.expectName());
        }
        if (tokens.acceptWords("PRIMARY", "KEY")) {
            primaryKey();
        } else if (tokens.acceptWord("UNIQUE")) {
            tokens.parenthesized();
            onConflict();
        } else if (tokens.acceptWord("CHECK")) {
            check(name);
        } else if (tokens.acceptWords("FOREIGN", "KEY")) {
            tokens.parenthesized();
            tokens.expectWord("REFERENCES");
            foreignKeys.references();
            foreignKeys.deferClause();
        } else if (name.isEmpty()) {
            throw new NotUnderstood("a table constraint");
        }
    }

    private void primaryKey() {
        String columns = tokens.parenthesized();
        TokenCursor inside = new TokenCursor(columns);
        while (!inside.atEnd()) {
            autoincrement |= inside.next().isWord("AUTOINCREMENT");
        }
        onConflict();
    }

    private void sortOrder() {
        if (!tokens.acceptWord("ASC")) {
            tokens.acceptWord("DESC");
        }
    }

    private void onConflict() {
        if (tokens.acceptWords("ON", "CONFLICT")) {
            tokens.next();
        }
    }
}
