package dev.sessiondb.verify;

import dev.sessiondb.store.TargetRows;
import dev.sessiondb.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** What a real server sends for {@code COPY (...) TO STDOUT (FORMAT BINARY)}. */
final class CopiedRows implements TargetRows {
    private static final int HEADER = 19;

    private final ByteBuffer bytes;
    private int[] offsets = new int[0];
    private int[] lengths = new int[0];

    CopiedRows(TestDatabase database, String query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = database.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + query + ") TO STDOUT (FORMAT BINARY)", out);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(query, e);
        }
        this.bytes = ByteBuffer.wrap(out.toByteArray()).position(HEADER);
    }

    @Override
    public boolean next() {
        int columns = bytes.getShort();
        if (columns < 0) {
            return false;
        }
        offsets = new int[columns];
        lengths = new int[columns];
        for (int i = 0; i < columns; i++) {
            lengths[i] = bytes.getInt();
            offsets[i] = bytes.position();
            bytes.position(offsets[i] + Math.max(0, lengths[i]));
        }
        return true;
    }

    @Override
    public byte[] buffer() {
        return bytes.array();
    }

    @Override
    public int offset(int column) {
        return offsets[column];
    }

    @Override
    public int length(int column) {
        return lengths[column];
    }

    @Override
    public void close() {}
}
