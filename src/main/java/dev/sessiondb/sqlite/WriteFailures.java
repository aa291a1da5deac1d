package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.sql.SQLException;

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
                .hint("mend what SQLite says, in PostgreSQL or in the file, and run the same command again");
    }
}
