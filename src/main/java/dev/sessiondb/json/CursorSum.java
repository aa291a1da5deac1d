package dev.sessiondb.json;

import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The digest of rows that are read back from a database. */
final class CursorSum {
    private static final int PIECE = 64 * 1024;

    private final RowSum sum = new RowSum();
    private final byte[] piece = new byte[PIECE];

    private CursorSum() {}

    /** Reads all rows. */
    static String of(RowCursor rows, List<Integer> columns) throws IOException {
        CursorSum reading = new CursorSum();
        while (rows.next()) {
            for (int column : columns) {
                reading.value(rows, column);
            }
            reading.sum.row();
        }
        return reading.sum.total();
    }

    private void value(RowCursor row, int column) throws IOException {
        switch (row.storageClass(column)) {
            case NULL -> sum.nothing();
            case INTEGER -> sum.integer(row.longValue(column));
            case REAL -> sum.real(row.doubleValue(column));
            case TEXT, BLOB -> bytes(row, column);
        }
    }

    private void bytes(RowCursor row, int column) throws IOException {
        sum.begin(row.storageClass(column));
        if (!row.large(column)) {
            byte[] bytes = row.bytes(column);
            sum.piece(bytes, 0, bytes.length);
            sum.end(bytes.length);
            return;
        }
        long length = 0;
        try (InputStream in = row.open(column)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sum.piece(piece, 0, read);
                length += read;
            }
        }
        sum.end(length);
    }
}
