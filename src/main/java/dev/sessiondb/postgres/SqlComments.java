package dev.sessiondb.postgres;

/** The comments of PostgreSQL's SQL: to the end of the line, or between slashes and stars, which nest. See its documentation, "Lexical Structure". */
final class SqlComments {
    private static final String OPENS = "/*";
    private static final String CLOSES = "*/";

    private SqlComments() {}

    /** Without white space and comments at its beginning; empty when a comment isn't closed. */
    static String stripped(String sql) {
        return sql.substring(start(sql));
    }

    /** How long the white space and the comments at its beginning are. */
    static int start(String sql) {
        int at = spaces(sql, 0);
        while (sql.startsWith("--", at) || sql.startsWith(OPENS, at)) {
            at = spaces(sql, end(sql, at));
        }
        return at;
    }

    /** Whether a comment begins there, after others maybe, and is never closed. */
    static boolean unclosed(String sql) {
        int at = spaces(sql, 0);
        while (sql.startsWith("--", at) || sql.startsWith(OPENS, at)) {
            int end = end(sql, at);
            if (end == sql.length() && sql.startsWith(OPENS, at) && !closed(sql.substring(at))) {
                return true;
            }
            at = spaces(sql, end);
        }
        return false;
    }

    /** On one line: every comment and all white space is one space. */
    static String onOneLine(String sql) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            int next = at;
            if (sql.startsWith("--", at) || sql.startsWith(OPENS, at)) {
                next = end(sql, at);
            } else if (Character.isWhitespace(sql.charAt(at))) {
                next = spaces(sql, at);
            }
            if (next == at) {
                line.append(sql.charAt(at));
                at++;
            } else {
                at = next;
                if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }
        return line.toString().strip();
    }

    private static int spaces(String sql, int from) {
        int at = from;
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the comment that begins there ends. */
    private static int end(String sql, int from) {
        if (sql.startsWith("--", from)) {
            int line = sql.indexOf('\n', from);
            return line < 0 ? sql.length() : line + 1;
        }
        int depth = 0;
        int at = from;
        while (at < sql.length()) {
            if (sql.startsWith(OPENS, at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith(CLOSES, at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return sql.length();
    }

    /** Of a comment that reaches to the end. */
    private static boolean closed(String comment) {
        return end(comment + " ", 0) == comment.length();
    }
}
