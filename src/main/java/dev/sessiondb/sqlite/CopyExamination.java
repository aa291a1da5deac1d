package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** {@code PRAGMA integrity_check} on a finished file, which is opened so that nothing is made beside it. */
record CopyExamination(Path copy) {
    private static final String FORMAT = "backup.format";
    private static final String FORMAT_TITLE = "the copy is a SQLite database";
    private static final String INTEGRITY = "backup.integrity";
    private static final String INTEGRITY_TITLE = "the copy is not damaged (integrity_check)";
    private static final String ANOTHER = "choose another backup";

    List<Check> checks() {
        for (Check check : new FileChecks(copy, new HeadReader()).all()) {
            if (check.failed()) {
                return List.of(fail(FORMAT, FORMAT_TITLE, check.detail(), ANOTHER));
            }
        }
        try {
            return alone(new DatabaseFiles(copy.toRealPath()));
        } catch (IOException e) {
            return List.of(fail(FORMAT, FORMAT_TITLE, "`" + copy + "`: " + SqliteErrors.causeText(e), ANOTHER));
        }
    }

    private List<Check> alone(DatabaseFiles files) {
        if (files.hasWal() || files.hasJournal()) {
            String beside = "`" + (files.hasWal() ? files.wal() : files.journal()) + "`";
            return List.of(fail(
                    FORMAT,
                    FORMAT_TITLE,
                    "`" + copy + "` isn't a finished copy: " + beside + " is beside it and holds part of its content",
                    "restore a copy that nobody has open, such as one made by `sqlite3 FILE \".backup COPY\"`"));
        }
        return List.of(
                Check.pass(FORMAT, FORMAT_TITLE, "`" + copy + "`").code(ErrorCode.RESTORE_FAILED), integrity(files));
    }

    private Check integrity(DatabaseFiles files) {
        try (Database database = Database.open(files.main(), Access.IMMUTABLE, Duration.ZERO)) {
            return judge(database.list("PRAGMA integrity_check", row -> row.getString(1)));
        } catch (SQLException e) {
            if (SqliteErrors.outOfBudget(e)) {
                return fail(
                        INTEGRITY,
                        INTEGRITY_TITLE,
                        "`" + copy + "` can't be checked: " + StatementBudget.EXHAUSTED,
                        StatementBudget.HINT);
            }
            return SqliteErrors.notPrepared(e) ? incomplete(e) : damaged(SqliteErrors.causeText(e));
        }
    }

    private Check judge(List<String> lines) {
        List<String> damage = lines.stream()
                .filter(line -> !line.equals("ok") && !IntegrityCheck.constraint(line))
                .toList();
        if (!damage.isEmpty()) {
            return damaged(String.join("; ", damage.subList(0, Math.min(5, damage.size()))));
        }
        return Check.pass(INTEGRITY, INTEGRITY_TITLE, "`" + copy + "` is sound").code(ErrorCode.RESTORE_FAILED);
    }

    private Check incomplete(SQLException e) {
        return Check.warn(
                        INTEGRITY,
                        INTEGRITY_TITLE,
                        "`" + copy + "` can't be checked whole: " + SqliteErrors.causeText(e),
                        "check it with the application that has this function or collation")
                .code(ErrorCode.RESTORE_FAILED);
    }

    private Check damaged(String what) {
        return fail(INTEGRITY, INTEGRITY_TITLE, "`" + copy + "` is damaged: " + what, ANOTHER);
    }

    private static Check fail(String id, String title, String detail, String hint) {
        return Check.fail(id, title, detail, hint).code(ErrorCode.RESTORE_FAILED);
    }
}
