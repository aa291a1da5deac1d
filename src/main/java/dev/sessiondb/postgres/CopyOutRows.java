package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.TargetRows;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.ByteConverter;

/**
 * Reads rows by {@code COPY ... TO STDOUT (FORMAT BINARY)}. The server sends a message for each row; the header comes in front of the first row or by itself. Format: PostgreSQL documentation, "COPY",
 * "Binary Format".
 */
final class CopyOutRows implements TargetRows {
    /** Signature (11 bytes), flags (4), length of the extension (4). */
    private static final int HEADER = 19;

    private final Ending ending;
    private final CopyOut copy;
    private final String table;
    private final RowsRead told;
    private final int[] offsets;
    private final int[] lengths;
    private byte[] message = {};
    private boolean headerRead;

    /** What becomes of the connection. */
    private interface Ending {

        /** @param cancelled the server's answer to the cancel request may still hit the next statement */
        void end(boolean cancelled) throws SQLException;
    }

    private CopyOutRows(Ending ending, CopyOut copy, String table, RowsRead told, int columns) {
        this.ending = ending;
        this.copy = copy;
        this.table = table;
        this.told = told;
        this.offsets = new int[columns];
        this.lengths = new int[columns];
    }

    static CopyOutRows open(Connections connections, String schema, ReadRange range, RowsRead told)
            throws SQLException {
        Connection connection = connections.pooled();
        try {
            CopyOut copy = copy(connection, schema, range);
            Ending ending = cancelled -> {
                try (connection) {
                    if (cancelled) {
                        connections.discard(connection);
                    }
                }
            };
            return new CopyOutRows(
                    ending, copy, range.table(), told, range.columns().size());
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** On a connection that stays open; it is of no more use when this is closed before the last row. */
    static CopyOutRows within(Connection connection, String schema, ReadRange range, RowsRead told)
            throws SQLException {
        CopyOut copy = copy(connection, schema, range);
        return new CopyOutRows(
                cancelled -> {}, copy, range.table(), told, range.columns().size());
    }

    private static CopyOut copy(Connection connection, String schema, ReadRange range) throws SQLException {
        String query = ReadBack.query(connection, Bookkeeping.qualified(schema, range.table()), range.columns())
                + range.where();
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT BINARY)");
    }

    @Override
    public boolean next() {
        if (Thread.currentThread().isInterrupted()) {
            throw SqlFailures.interrupted(new InterruptedException());
        }
        int start = 0;
        if (!copy.isActive() || !read()) {
            return false;
        }
        if (!headerRead) {
            headerRead = true;
            start = HEADER + ByteConverter.int4(message, HEADER - Integer.BYTES);
            if (start == message.length) {
                return next();
            }
        }
        int fields = ByteConverter.int2(message, start);
        if (fields < 0) {
            return end();
        }
        if (fields != offsets.length) {
            throw broken(fields + " fields instead of " + offsets.length);
        }
        locate(start + Short.BYTES);
        told.row(message, start);
        return true;
    }

    private void locate(int start) {
        int position = start;
        for (int i = 0; i < offsets.length; i++) {
            lengths[i] = ByteConverter.int4(message, position);
            position += Integer.BYTES;
            offsets[i] = position;
            position += Math.max(0, lengths[i]);
        }
        if (position > message.length) {
            throw broken("a row is cut short");
        }
    }

    /** False at the end of the COPY; an error of the server's comes as an exception. */
    private boolean read() {
        try {
            byte[] next = copy.readFromCopy();
            message = next == null ? message : next;
            return next != null;
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot read table `" + table + "` back", e);
        }
    }

    /** Behind the trailer the server says that all went well, or not. */
    private boolean end() {
        while (copy.isActive()) {
            read();
        }
        told.end();
        return false;
    }

    private SessionDbException broken(String what) {
        return Problem.of(ErrorCode.MIGRATION_FAILED, "cannot read table `" + table + "` back")
                .causedBy(what)
                .hint("report this: the server's binary COPY is not understood")
                .toException();
    }

    @Override
    public byte[] buffer() {
        return message;
    }

    @Override
    public int offset(int column) {
        return offsets[column];
    }

    @Override
    public int length(int column) {
        return lengths[column];
    }

    /** A cancelled connection isn't used again: the server's answer to the cancel request may hit the next statement. */
    @Override
    public void close() {
        boolean active = copy.isActive();
        try {
            if (active) {
                cancel();
            }
            ending.end(active);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot end reading table `" + table + "`", e);
        }
    }

    private void cancel() throws SQLException {
        try {
            copy.cancelCopy();
        } catch (SQLException e) {
            if (!SqlFailures.lost(e)) {
                ending.end(true);
                throw e;
            }
        }
    }
}
