package dev.sessiondb.sqlite.ddl;

import java.util.Locale;

/**
 * One token of SQL.
 *
 * @param text the word as written, the content of a quoted name or string, or the digits of a blob
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        /** {@code "x"}: a name, or a string where no such name is known. */
        DOUBLE_QUOTED,
        /** {@code [x]} or {@code `x`}. */
        QUOTED,
        STRING,
        NUMBER,
        BLOB,
        OPERATOR,
        END
    }

    boolean isWord(String upperCase) {
        return kind == Kind.WORD && text.length() == upperCase.length() && upper().equals(upperCase);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether SQLite takes it for a name: a string will do, too. */
    boolean isName() {
        return switch (kind) {
            case WORD, DOUBLE_QUOTED, QUOTED, STRING -> true;
            case NUMBER, BLOB, OPERATOR, END -> false;
        };
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
