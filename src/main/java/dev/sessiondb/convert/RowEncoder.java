package dev.sessiondb.convert;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * All rows of one table as the body of a binary COPY. Format: PostgreSQL documentation, "COPY", section "Binary Format".
 */
public final class RowEncoder implements CopyBody {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final String table;
    private final Supplier<RowCursor> rows;
    private final List<EncodedColumn> columns;

    /**
     * An encoder.
     *
     * @param table for messages
     * @param rows opened once for each {@link #writeTo}
     * @param columns those that are written, in order
     */
    public RowEncoder(String table, Supplier<RowCursor> rows, List<EncodedColumn> columns) {
        this.table = table;
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    @Override
    public long writeTo(OutputStream out) throws IOException {
        FieldBuffer buffer = new FieldBuffer(out);
        buffer.putBytes(SIGNATURE, 0, SIGNATURE.length);
        buffer.putLong(0);
        long count = 0;
        try (RowCursor row = rows.get()) {
            while (row.next()) {
                append(row, buffer);
                count++;
            }
        }
        buffer.putShort(-1);
        buffer.flush();
        return count;
    }

    /** Sends on what is ready after each field, so that a row of many long values is never held whole. */
    private void append(RowCursor row, FieldBuffer buffer) throws IOException {
        buffer.putShort(columns.size());
        for (EncodedColumn column : columns) {
            if (!column.conversion().append(row, column.position(), buffer)) {
                throw rejected(row, column);
            }
            buffer.drain();
        }
    }

    private RuntimeException rejected(RowCursor row, EncodedColumn column) {
        String reason = column.conversion().reason(row, column.position());
        return Problem.of(
                        ErrorCode.MIGRATION_FAILED,
                        "table `" + table + "`, " + row.rowName() + ", column `" + column.name() + "`: " + reason)
                .hint("run the dry run: it lists every value that does not convert")
                .toException();
    }
}
