package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.CopyBody;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows by {@code COPY ... FROM STDIN (FORMAT BINARY)}. */
final class BinaryCopy {

    private BinaryCopy() {}

    /**
     * Loads them, all or none.
     *
     * @param qualified the table, quoted
     * @return how many
     * @throws dev.sessiondb.error.SessionDbException the body's own, unchanged; {@code INTERRUPTED}; or {@code MIGRATION_FAILED} when the server stored another number of rows than were sent
     */
    static long in(Connection connection, String qualified, List<String> columns, CopyBody rows) throws SQLException {
        String list = columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + qualified + " (" + list + ") FROM STDIN (FORMAT BINARY)");
        try {
            long sent = rows.writeTo(new CopyInStream(copy));
            return requireEqual(qualified, sent, copy.endCopy());
        } catch (InterruptedIOException e) {
            cancel(copy, e);
            throw SqlFailures.interrupted(e);
        } catch (IOException e) {
            cancel(copy, e);
            if (e.getCause() instanceof SQLException server) {
                throw server;
            }
            throw unreadable(qualified, e);
        } catch (SQLException | RuntimeException | Error e) {
            cancel(copy, e);
            throw e;
        }
    }

    /** What went wrong first is what is reported: a COPY that can't be cancelled went with its connection. */
    private static void cancel(CopyIn copy, Throwable reason) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static RuntimeException unreadable(String table, IOException cause) {
        return Problem.of(ErrorCode.MIGRATION_FAILED, "table " + table + ": its rows could not be read to the end")
                .causedBy(String.valueOf(cause.getMessage()))
                .hint("run the same command again")
                .toException(cause);
    }

    private static long requireEqual(String table, long sent, long stored) {
        if (sent == stored) {
            return stored;
        }
        throw Problem.of(
                        ErrorCode.MIGRATION_FAILED,
                        "table " + table + ": " + sent + " rows were sent, the server stored " + stored)
                .hint("find the trigger or rule that swallows rows")
                .toException();
    }
}
