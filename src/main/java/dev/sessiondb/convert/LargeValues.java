package dev.sessiondb.convert;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.io.InputStream;

/** Values too large to hold: read in pieces, first to check them, then to send them on. */
final class LargeValues {
    /** PostgreSQL's limit for one field and for a row, MaxAllocSize, less some room for the row's other fields. */
    private static final long MOST_BYTES = 0x3fffffff - 64 * 1024;

    private LargeValues() {}

    static Utf8 check(RowCursor row, int column) {
        try (InputStream in = row.open(column)) {
            return Utf8.of(in);
        } catch (IOException e) {
            throw failed(row, e);
        }
    }

    static boolean fits(RowCursor row, int column) {
        return row.byteLength(column) <= MOST_BYTES;
    }

    static void send(RowCursor row, int column, FieldBuffer out) {
        long length = row.byteLength(column);
        out.putInt((int) length);
        try (InputStream in = row.open(column)) {
            long sent = out.transfer(in);
            if (sent != length) {
                throw new IOException("it has " + sent + " bytes instead of " + length);
            }
        } catch (IOException e) {
            throw failed(row, e);
        }
    }

    private static SessionDbException failed(RowCursor row, IOException cause) {
        return Problem.of(ErrorCode.MIGRATION_FAILED, "cannot send a large value of " + row.rowName())
                .causedBy(String.valueOf(cause.getMessage()))
                .toException(cause);
    }
}
