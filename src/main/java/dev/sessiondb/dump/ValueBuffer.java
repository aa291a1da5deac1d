package dev.sessiondb.dump;

import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers the bytes of one TEXT or BLOB, and hands them over at once, or in pieces when they are many. */
final class ValueBuffer extends OutputStream {
    /** A TEXT is held several times over on its way into SQLite. */
    static final int AT_ONCE = 1024 * 1024;

    /** The values of a row are held until the last has come. */
    private static final int ROW_AT_ONCE = 4 * 1024 * 1024;

    private static final int SMALL = 8 * 1024;

    private final RowWriter out;
    private byte[] bytes = new byte[SMALL];
    private int used;
    private int row;
    private int column;
    private StorageClass kind = StorageClass.NULL;
    private @Nullable OutputStream pieces;

    ValueBuffer(RowWriter out) {
        this.out = out;
    }

    /** A row begins. */
    void row() {
        row = 0;
    }

    void begin(int ofColumn, StorageClass ofKind) {
        column = ofColumn;
        kind = ofKind;
        used = 0;
        pieces = null;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (pieces == null && (used + length > AT_ONCE || row + used + length > ROW_AT_ONCE)) {
            pieces = out.pieces(column, kind);
            pieces.write(bytes, 0, used);
        }
        if (pieces != null) {
            pieces.write(from, offset, length);
            return;
        }
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + length));
        }
        System.arraycopy(from, offset, bytes, used, length);
        used += length;
    }

    void end() throws IOException {
        if (pieces != null) {
            pieces.close();
            return;
        }
        row += used;
        if (kind == StorageClass.TEXT) {
            out.putText(column, Arrays.copyOf(bytes, used));
        } else {
            out.putBlob(column, Arrays.copyOf(bytes, used));
        }
    }
}
