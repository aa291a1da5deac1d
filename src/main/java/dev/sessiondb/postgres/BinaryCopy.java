package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.CopyOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows by {@code COPY ... FROM STDIN (FORMAT BINARY)}. Format: PostgreSQL documentation, "COPY", section "Binary Format". */
final class BinaryCopy {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] HEADER = Arrays.copyOf(SIGNATURE, SIGNATURE.length + 8);
    private static final byte[] TRAILER = {-1, -1};

    private BinaryCopy() {}

    /** Writes rows that somebody else counts. */
    interface Rows {
        void writeTo(CopyOutput out) throws IOException;
    }

    /**
     * Loads them, all or none.
     *
     * @param qualified the table, quoted
     * @return how many
     * @throws dev.sessiondb.error.SessionDbException the body's own, unchanged; {@code INTERRUPTED}; or {@code MIGRATION_FAILED} when the server stored another number of rows than were sent
     */
    static long in(Connection connection, String qualified, List<String> columns, CopyBody rows) throws SQLException {
        AtomicLong sent = new AtomicLong();
        long stored = stored(connection, qualified, columns, out -> sent.set(rows.writeTo(out)));
        return requireEqual(qualified, sent.get(), stored);
    }

    /**
     * Loads them, all or none.
     *
     * @return how many the server stored
     */
    static long stored(Connection connection, String qualified, List<String> columns, Rows rows) throws SQLException {
        String list = columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + qualified + " (" + list + ") FROM STDIN (FORMAT BINARY)");
        try {
            CopyInStream out = new CopyInStream(copy);
            out.write(HEADER);
            rows.writeTo(out);
            out.write(TRAILER);
            return copy.endCopy();
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
