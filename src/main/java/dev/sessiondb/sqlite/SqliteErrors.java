package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite reports, in this program's terms; see "Result and Error Codes" in its documentation. */
final class SqliteErrors {
    static final String DAMAGED =
            "the file is damaged: restore a backup, or save what can be read with `sqlite3 FILE .recover`";
    private static final int PRIMARY = 0xFF;
    private static final Set<Integer> NEEDS_RECOVERY =
            Set.of(SQLiteErrorCode.SQLITE_CANTOPEN.code, SQLiteErrorCode.SQLITE_READONLY.code);

    private SqliteErrors() {}

    /** A failed read. */
    static SessionDbException unavailable(String message, SQLException cause) {
        if (outOfBudget(cause)) {
            return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, message)
                    .causedBy(StatementBudget.EXHAUSTED)
                    .hint(StatementBudget.HINT)
                    .toException(cause);
        }
        if (busy(cause)) {
            return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, message + ": it is locked by a writer")
                    .causedBy(causeText(cause))
                    .hint("stop the application that writes to it, or try again")
                    .toException(cause);
        }
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, message)
                .causedBy(causeText(cause))
                .hint(hint(cause))
                .toException(cause);
    }

    static SessionDbException unavailable(String message, IOException cause) {
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, message)
                .causedBy(causeText(cause))
                .hint("check that the file can be read by this user")
                .toException(cause);
    }

    private static String hint(SQLException cause) {
        int code = primary(cause);
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return DAMAGED;
        }
        if (code == SQLiteErrorCode.SQLITE_NOMEM.code || code == SQLiteErrorCode.SQLITE_TOOBIG.code) {
            return "give this program more memory";
        }
        return "check the file with `sqlite3 FILE 'PRAGMA integrity_check'`";
    }

    static boolean busy(SQLException e) {
        int code = primary(e);
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    static boolean corrupt(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    /** A statement SQLite can't run at all, such as one that needs a function or collation of the application, or that makes a value larger than the whole file. */
    static boolean notPrepared(SQLException e) {
        int code = primary(e);
        return code == SQLiteErrorCode.SQLITE_ERROR.code || code == SQLiteErrorCode.SQLITE_TOOBIG.code;
    }

    /** Whether a {@link StatementBudget} ended the statement. */
    static boolean outOfBudget(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_INTERRUPT.code;
    }

    /** Whether SQLite would have to write (a rollback, a recovery, a {@code -shm}) before it can read. */
    static boolean needsRecovery(SQLException e) {
        return NEEDS_RECOVERY.contains(primary(e));
    }

    private static int primary(SQLException e) {
        return (e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode()) & PRIMARY;
    }

    /** The cause in SQLite's own words, on one line. */
    static String causeText(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }
}
