package dev.sessiondb.sqlite;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** Writes a value into rows of its own, a piece each. */
final class PiecesStream extends OutputStream {
    private static final int PIECE = 1024 * 1024;

    private final PreparedStatement insert;
    private final int place;
    private final byte[] piece = new byte[PIECE];
    private int used;
    private int number;

    /** @param insert takes place, number and bytes; stays open */
    PiecesStream(PreparedStatement insert, int place) {
        this.insert = insert;
        this.place = place;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (used == PIECE) {
                put(piece);
            }
            int count = Math.min(length - done, PIECE - used);
            System.arraycopy(from, offset + done, piece, used, count);
            used += count;
            done += count;
        }
    }

    private void put(byte[] bytes) throws IOException {
        try {
            insert.setInt(1, place);
            insert.setInt(2, number++);
            insert.setBytes(3, bytes);
            insert.executeUpdate();
            used = 0;
        } catch (SQLException e) {
            throw new IOException("cannot write a large value: " + SqliteErrors.causeText(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        put(Arrays.copyOf(piece, used));
    }
}
