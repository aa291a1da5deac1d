package dev.sessiondb.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grammar of CREATE TABLE; see "CREATE TABLE" in SQLite's documentation and its {@code parse.y}. */
final class TableDefinitionParser {
    private static final Set<String> TABLE_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final TokenCursor tokens;
    private final ConstraintParser constraints;
    private final List<ColumnDefinition> columns = new ArrayList<>();

    TableDefinitionParser(String sql) {
        tokens = new TokenCursor(sql);
        constraints = new ConstraintParser(tokens);
    }

    TableDefinition parse() {
        head();
        tokens.expectOperator("(");
        do {
            column();
        } while (tokens.acceptOperator(",") && !afterColumns());
        while (tokens.peekWordIn(TABLE_CONSTRAINTS)) {
            constraints.tableConstraint();
            tokens.acceptOperator(",");
        }
        tokens.expectOperator(")");
        options();
        tokens.acceptOperator(";");
        tokens.expectEnd();
        return new TableDefinition(
                columns, constraints.checks(), constraints.deferredForeignKeys(), constraints.autoincrement());
    }

    /** A comma may be left over where a column was dropped. */
    private boolean afterColumns() {
        return tokens.peekWordIn(TABLE_CONSTRAINTS) || tokens.peek().isOperator(")");
    }

    private void head() {
        tokens.expectWord("CREATE");
        if (!tokens.acceptWord("TEMP")) {
            tokens.acceptWord("TEMPORARY");
        }
        tokens.expectWord("TABLE");
        if (tokens.acceptWords("IF", "NOT")) {
            tokens.expectWord("EXISTS");
        }
        tokens.expectName();
        if (tokens.acceptOperator(".")) {
            tokens.expectName();
        }
    }

    private void column() {
        int start = tokens.peek().start();
        String name = tokens.expectName();
        typeName();
        Optional<String> collation = constraints.columnConstraints();
        columns.add(new ColumnDefinition(name, collation, constraints.generated(), tokens.textSince(start)));
    }

    private void typeName() {
        while (tokens.peek().isName() && !tokens.peekWordIn(ConstraintParser.COLUMN_CONSTRAINTS)) {
            tokens.next();
        }
        if (tokens.peek().isOperator("(")) {
            tokens.parenthesized();
        }
    }

    private void options() {
        do {
            if (tokens.acceptWord("WITHOUT")) {
                tokens.expectWord("ROWID");
            } else {
                tokens.acceptWord("STRICT");
            }
        } while (tokens.acceptOperator(","));
    }
}
