package dev.sessiondb.postgres;

import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** A failure as the ledger keeps it, where others read it later: what failed and why, without a value of the user's data. The operator's console has the rest. */
final class RecordedFailure {
    private RecordedFailure() {}

    /** The message, and as much of the cause as is known to hold no value. A NUL character, which PostgreSQL can't store, is a space. */
    static String text(SessionDbException failure) {
        String cause = cause(failure).map(text -> ": " + text).orElse("");
        return (failure.problem().message() + cause).replace('\0', ' ');
    }

    /** What only a sentence says, such as the rows that differ, may quote them. */
    private static Optional<String> cause(SessionDbException failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(SqlFailures.textWithoutValues(sql));
            }
            if (ofAFile(cause)) {
                return failure.problem().causedBy();
            }
            last = cause;
        }
        return last instanceof SessionDbException
                ? Optional.empty()
                : Optional.of(last.getClass().getSimpleName());
    }

    /** Not a parser's, which would quote what it read. */
    private static boolean ofAFile(Throwable cause) {
        return cause instanceof IOException && cause.getClass().getPackageName().startsWith("java.");
    }
}
