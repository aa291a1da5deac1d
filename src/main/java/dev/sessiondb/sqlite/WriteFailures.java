package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What goes wrong while a new file is made. */
final class WriteFailures {

    private WriteFailures() {}

    static SessionDbException wrap(String what, SQLException cause) {
        return problem(what, cause).toException(cause);
    }

    static SessionDbException wrap(String what, IOException cause) {
        return problem(what, cause).toException(cause);
    }

    private static Problem problem(String what, Exception cause) {
        return Problem.of(ErrorCode.MIGRATION_FAILED, what)
                .causedBy(SqliteErrors.causeText(cause))
                .hint(
                        disk(cause)
                                ? "make room on the disk that the file is on (temporary files can go elsewhere: `java -Djava.io.tmpdir=DIR`), and run the same command again"
                                : "mend what SQLite says, in PostgreSQL or in the file, and run the same command again");
    }

    private static boolean disk(Exception cause) {
        if (!(cause instanceof SQLiteException failure)) {
            return cause instanceof IOException;
        }
        int primary = failure.getResultCode().code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_FULL.code || primary == SQLiteErrorCode.SQLITE_IOERR.code;
    }
}
