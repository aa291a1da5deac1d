package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code PRAGMA quick_check}: tells a damaged file from rows that merely break a constraint. */
record IntegrityCheck(SqliteSource source, Path path) {
    private static final String ID = "source.integrity";
    private static final String TITLE = "source is not damaged (quick_check)";
    private static final Pattern CONSTRAINT =
            Pattern.compile("(NULL|NUMERIC|TEXT|REAL|INT|BLOB|non-\\S+) value in .*|CHECK constraint failed in .*");

    /** Whether a line of the check tells of a row, not of damage. */
    static boolean constraint(String line) {
        return CONSTRAINT.matcher(line).matches();
    }

    Check check() {
        return result().code(ErrorCode.SOURCE_UNAVAILABLE);
    }

    /** What is damaged, one line each; empty when nothing is, or it can't be told. */
    List<String> damage() {
        try {
            return source.quickCheck().stream()
                    .filter(line -> !CONSTRAINT.matcher(line).matches())
                    .toList();
        } catch (SQLException e) {
            return SqliteErrors.notPrepared(e) ? List.of() : List.of(SqliteErrors.causeText(e));
        }
    }

    private Check result() {
        try {
            return judge(source.quickCheck());
        } catch (SQLException e) {
            if (SqliteErrors.outOfBudget(e)) {
                return tooSlow();
            }
            return SqliteErrors.notPrepared(e) ? incomplete(e) : damaged(SqliteErrors.causeText(e));
        }
    }

    private Check judge(List<String> lines) {
        List<String> damage = lines.stream().filter(l -> !constraint(l)).toList();
        if (!damage.isEmpty()) {
            return damaged(String.join("; ", damage));
        }
        if (!lines.isEmpty()) {
            return Check.warn(
                    ID,
                    TITLE,
                    "rows of `" + path + "` break its own constraints: " + String.join("; ", lines),
                    "see the findings of the plan for the rows");
        }
        return Check.pass(ID, TITLE, "`" + path + "` is sound");
    }

    private Check tooSlow() {
        return Check.fail(ID, TITLE, slowWhere() + ": " + StatementBudget.EXHAUSTED, StatementBudget.HINT);
    }

    private String slowWhere() {
        String file = "`" + path + "` can't be checked";
        try {
            return source.slowTable().map(t -> "table `" + t + "` of " + file).orElse(file);
        } catch (SessionDbException e) {
            return file + ": " + e.problem().message();
        }
    }

    private Check incomplete(SQLException e) {
        return Check.warn(
                ID,
                TITLE,
                "`" + path + "` can't be checked whole: " + SqliteErrors.causeText(e),
                "check it with the application that has this function or collation");
    }

    private Check damaged(String what) {
        return Check.fail(
                ID,
                TITLE,
                "`" + path + "` is damaged: " + what,
                "restore a backup, or save what can be read with `sqlite3 FILE .recover`");
    }
}
