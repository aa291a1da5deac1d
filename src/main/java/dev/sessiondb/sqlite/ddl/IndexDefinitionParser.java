package dev.sessiondb.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar of CREATE INDEX; see "CREATE INDEX" in SQLite's documentation. */
final class IndexDefinitionParser {
    private final TokenCursor tokens;

    IndexDefinitionParser(String sql) {
        tokens = new TokenCursor(sql);
    }

    IndexDefinition parse() {
        head();
        List<String> parts = parts(new TokenCursor(tokens.parenthesized()));
        return new IndexDefinition(parts, predicate());
    }

    private void head() {
        tokens.expectWord("CREATE");
        tokens.acceptWord("UNIQUE");
        tokens.expectWord("INDEX");
        if (tokens.acceptWords("IF", "NOT")) {
            tokens.expectWord("EXISTS");
        }
        tokens.expectName();
        if (tokens.acceptOperator(".")) {
            tokens.expectName();
        }
        tokens.expectWord("ON");
        tokens.expectName();
    }

    private Optional<String> predicate() {
        if (!tokens.acceptWord("WHERE")) {
            tokens.acceptOperator(";");
            tokens.expectEnd();
            return Optional.empty();
        }
        int start = tokens.peek().start();
        while (!tokens.atEnd() && !tokens.peek().isOperator(";")) {
            tokens.next();
        }
        return Optional.of(tokens.textSince(start));
    }

    private static List<String> parts(TokenCursor list) {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(part(list));
        } while (list.acceptOperator(","));
        list.expectEnd();
        return parts;
    }

    private static String part(TokenCursor list) {
        int start = list.peek().start();
        List<Token> taken = new ArrayList<>();
        while (!list.atEnd() && !list.peek().isOperator(",")) {
            if (list.peek().isOperator("(")) {
                list.parenthesized();
            } else {
                list.next();
            }
            taken.add(list.previous());
        }
        return list.text(start, end(taken, start));
    }

    /** Where the part ends when its sort order and collation are left off. */
    private static int end(List<Token> taken, int start) {
        int last = taken.size() - 1;
        if (last > 0 && (taken.get(last).isWord("ASC") || taken.get(last).isWord("DESC"))) {
            last--;
        }
        if (last > 1 && taken.get(last - 1).isWord("COLLATE")) {
            last -= 2;
        }
        return last < 0 ? start : taken.get(last).end();
    }
}
