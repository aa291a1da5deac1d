package dev.sessiondb.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a value by a statement that returns a piece of it. */
final class PieceStream extends InputStream {
    private static final int PIECE = 4 * 1024 * 1024;

    private final PreparedStatement pieces;
    private final long length;
    private final String table;
    private byte[] piece = new byte[0];
    private int position;
    private long read;

    /** Takes over the statement, whose first two parameters are the offset (from 1) and the length of a piece. */
    PieceStream(PreparedStatement pieces, long length, String table) {
        this.pieces = pieces;
        this.length = length;
        this.table = table;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(wanted, piece.length - position);
        System.arraycopy(piece, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position < piece.length) {
            return true;
        }
        if (read == length) {
            return false;
        }
        try {
            piece = next();
        } catch (SQLException e) {
            throw new IOException("cannot read a value of table `" + table + "`: " + SqliteErrors.causeText(e), e);
        }
        position = 0;
        read += piece.length;
        return true;
    }

    private byte[] next() throws SQLException {
        int wanted = (int) Math.min(PIECE, length - read);
        piece = new byte[0];
        pieces.setLong(1, read + 1);
        pieces.setInt(2, wanted);
        try (ResultSet found = pieces.executeQuery()) {
            byte[] bytes = found.next() ? found.getBytes(1) : null;
            if (bytes == null || bytes.length != wanted) {
                throw new SQLException("a value ends before its length");
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        piece = new byte[0];
        try {
            pieces.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
