package dev.sessiondb.sqlite.ddl;

import java.util.Locale;
import java.util.Optional;

/** Reads what a virtual table is made by. SQLite keeps its definition from the name on as it was written, behind {@code CREATE VIRTUAL TABLE} in its own spelling. */
public final class VirtualTableModule {
    private static final String START = "CREATE VIRTUAL TABLE ";

    private VirtualTableModule() {}

    public static boolean defines(String sql) {
        return sql.startsWith(START);
    }

    /** The module in lower case, when the text says one; its arguments are free text, and are not looked at. */
    public static Optional<String> of(String sql) {
        int afterName = afterName(sql, START.length());
        if (!defines(sql) || afterName < 0) {
            return Optional.empty();
        }
        int arguments = sql.indexOf('(', afterName);
        try {
            TokenCursor tokens = new TokenCursor(sql.substring(afterName, arguments < 0 ? sql.length() : arguments));
            tokens.expectWord("USING");
            return Optional.of(tokens.expectName().toLowerCase(Locale.ROOT));
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    private static int afterName(String sql, int start) {
        if (start >= sql.length()) {
            return -1;
        }
        char quote = sql.charAt(start) == '[' ? ']' : sql.charAt(start);
        if ("]\"`'".indexOf(quote) < 0) {
            return afterWord(sql, start);
        }
        int end = sql.indexOf(quote, start + 1);
        while (end >= 0 && quote != ']' && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
            end = sql.indexOf(quote, end + 2);
        }
        return end < 0 ? end : end + 1;
    }

    private static int afterWord(String sql, int start) {
        int end = start;
        while (end < sql.length() && (sql.charAt(end) > ' ' && sql.charAt(end) != '/' && sql.charAt(end) != '-')) {
            end++;
        }
        return end;
    }
}
