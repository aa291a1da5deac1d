package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.sqlite.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits SQL into tokens by SQLite's own rules (its {@code tokenize.c}, and "SQL Language Expressions"). */
final class Tokenizer {
    private static final List<String> OPERATORS = List.of(
            "->>", "||", "->", "<=", "<>", "<<", ">=", ">>", "==", "!=", "<", ">", "=", ",", "(", ")", ".", ";", "+",
            "-", "*", "/", "%", "&", "|", "~");

    private final String sql;
    private int position;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    /** All tokens, an {@link Kind#END} last. */
    static List<Token> tokens(String sql) {
        return new Tokenizer(sql).all();
    }

    private List<Token> all() {
        List<Token> tokens = new ArrayList<>();
        skipBlanks();
        while (position < sql.length()) {
            tokens.add(next());
            skipBlanks();
        }
        tokens.add(new Token(Kind.END, "", sql.length(), sql.length()));
        return tokens;
    }

    private Token next() {
        char first = sql.charAt(position);
        return switch (first) {
            case '\'' -> quoted(Kind.STRING, '\'');
            case '"' -> quoted(Kind.DOUBLE_QUOTED, '"');
            case '`' -> quoted(Kind.QUOTED, '`');
            case '[' -> bracketed();
            default -> unquoted(first);
        };
    }

    private Token unquoted(char first) {
        if (isDigit(first) || (first == '.' && isDigit(at(position + 1)))) {
            return number();
        }
        if ((first == 'x' || first == 'X') && at(position + 1) == '\'') {
            return blob();
        }
        if (isWordPart(first) && first != '$') {
            return word();
        }
        return operator();
    }

    private Token quoted(Kind kind, char quote) {
        int start = position;
        StringBuilder content = new StringBuilder();
        int from = start + 1;
        while (true) {
            int end = sql.indexOf(quote, from);
            if (end < 0) {
                throw new NotUnderstood("a quote is left open");
            }
            content.append(sql, from, end);
            if (at(end + 1) != quote) {
                return taken(kind, content.toString(), end + 1);
            }
            content.append(quote);
            from = end + 2;
        }
    }

    private Token bracketed() {
        int end = sql.indexOf(']', position);
        if (end < 0) {
            throw new NotUnderstood("a bracket is left open");
        }
        return taken(Kind.QUOTED, sql.substring(position + 1, end), end + 1);
    }

    private Token blob() {
        int end = sql.indexOf('\'', position + 2);
        String digits = end < 0 ? "?" : sql.substring(position + 2, end);
        if (digits.length() % 2 != 0 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw new NotUnderstood("not a blob literal");
        }
        return taken(Kind.BLOB, digits, end + 1);
    }

    private Token number() {
        int end = NumberText.end(sql, position);
        if (isWordPart(at(end))) {
            throw new NotUnderstood("not a number");
        }
        return taken(Kind.NUMBER, sql.substring(position, end), end);
    }

    private Token word() {
        int end = position;
        while (isWordPart(at(end))) {
            end++;
        }
        return taken(Kind.WORD, sql.substring(position, end), end);
    }

    private Token operator() {
        for (String operator : OPERATORS) {
            if (sql.startsWith(operator, position)) {
                return taken(Kind.OPERATOR, operator, position + operator.length());
            }
        }
        throw new NotUnderstood("unexpected character");
    }

    private Token taken(Kind kind, String text, int end) {
        Token token = new Token(kind, text, position, end);
        position = end;
        return token;
    }

    private void skipBlanks() {
        int before = -1;
        while (before != position) {
            before = position;
            if (isBlank(at(position))) {
                position++;
            } else if (sql.startsWith("--", position)) {
                position = after("\n");
            } else if (sql.startsWith("/*", position)) {
                position += 2;
                position = after("*/");
            }
        }
    }

    private int after(String end) {
        int found = sql.indexOf(end, position);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** The character there; a NUL, which is in no word, beyond the end. */
    private char at(int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
