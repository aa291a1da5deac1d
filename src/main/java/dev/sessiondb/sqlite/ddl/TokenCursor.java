package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.sqlite.ddl.Token.Kind;
import java.util.List;
import java.util.Set;

/** Walks over the tokens of one text. */
final class TokenCursor {
    private final String sql;
    private final List<Token> tokens;
    private int index;

    TokenCursor(String sql) {
        this.sql = sql;
        this.tokens = Tokenizer.tokens(sql);
    }

    Token peek() {
        return tokens.get(index);
    }

    /** The token after the next; the last one is always {@link Kind#END}. */
    Token peekSecond() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    /** Whether {@code name.*} comes next. */
    boolean starAfterTable() {
        return index + 2 < tokens.size()
                && tokens.get(index + 1).isOperator(".")
                && tokens.get(index + 2).isOperator("*");
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            index++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean acceptWord(String word) {
        return accept(peek().isWord(word));
    }

    boolean acceptOperator(String operator) {
        return accept(peek().isOperator(operator));
    }

    private boolean accept(boolean matches) {
        if (matches) {
            index++;
        }
        return matches;
    }

    boolean acceptWords(String first, String second) {
        if (!peek().isWord(first) || !peekSecond().isWord(second)) {
            return false;
        }
        index += 2;
        return true;
    }

    void expectWord(String word) {
        require(acceptWord(word), word);
    }

    void expectOperator(String operator) {
        require(acceptOperator(operator), operator);
    }

    void expectEnd() {
        require(atEnd(), "the end");
    }

    String expectName() {
        require(peek().isName(), "a name");
        return next().text();
    }

    boolean peekWordIn(Set<String> words) {
        return peek().kind() == Kind.WORD && words.contains(peek().upper());
    }

    /** Skips a pair of parentheses and what is between; returns that as written, without blanks around it and a comment at its end that would swallow what is put behind. */
    String parenthesized() {
        expectOperator("(");
        int start = tokens.get(index - 1).end();
        int depth = 1;
        while (depth > 0) {
            require(!atEnd(), ")");
            Token token = next();
            depth += token.isOperator("(") ? 1 : token.isOperator(")") ? -1 : 0;
        }
        return closed(start, tokens.get(index - 2).end(), previous().start());
    }

    /** The token taken last. */
    Token previous() {
        return tokens.get(index - 1);
    }

    /** The text from one place to another. */
    String text(int start, int end) {
        return sql.substring(start, end).strip();
    }

    /** The text from a place to the next token, without blanks around it and a comment at its end that would swallow what is put behind. */
    String textSince(int start) {
        return index == 0 ? "" : closed(start, previous().end(), peek().start());
    }

    private String closed(int start, int lastToken, int end) {
        int last = Math.max(start, lastToken);
        return text(start, sql.substring(last, end).contains("--") ? last : end);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new NotUnderstood("expected " + what);
        }
    }
}
