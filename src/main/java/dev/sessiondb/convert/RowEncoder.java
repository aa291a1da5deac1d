package dev.sessiondb.convert;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.CopyOutput;
import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** All rows of one table as tuples of a binary COPY. Format: PostgreSQL documentation, "COPY", section "Binary Format". */
public final class RowEncoder implements CopyBody {
    /** Less than that at which a {@link FieldBuffer} is drained within a row: most rows stay whole. */
    private static final int SEND_AT = 64 * 1024;

    private final String table;
    private final Supplier<RowCursor> rows;
    private final List<EncodedColumn> columns;
    private final LongConsumer sent;

    /**
     * An encoder.
     *
     * @param table for messages
     * @param rows opened once for each {@link #writeTo}
     * @param columns those that are written, in order
     */
    public RowEncoder(String table, Supplier<RowCursor> rows, List<EncodedColumn> columns) {
        this(table, rows, columns, more -> {});
    }

    private RowEncoder(String table, Supplier<RowCursor> rows, List<EncodedColumn> columns, LongConsumer sent) {
        this.table = table;
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.sent = sent;
    }

    /** The same, telling with each buffer how many more rows it has sent. */
    public RowEncoder telling(LongConsumer listener) {
        return new RowEncoder(table, rows, columns, listener);
    }

    @Override
    public long writeTo(CopyOutput out) throws IOException {
        FieldBuffer buffer = new FieldBuffer(out);
        long count = 0;
        long told = 0;
        try (RowCursor row = rows.get()) {
            while (row.next()) {
                append(row, buffer);
                count++;
                if (buffer.position() >= SEND_AT) {
                    end(buffer, out);
                    sent.accept(count - told);
                    told = count;
                }
            }
        }
        end(buffer, out);
        sent.accept(count - told);
        return count;
    }

    private static void end(FieldBuffer rows, CopyOutput out) throws IOException {
        rows.flush();
        out.endRow();
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
