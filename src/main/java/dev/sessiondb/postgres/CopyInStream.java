package dev.sessiondb.postgres;

import dev.sessiondb.store.CopyOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Writes into a running COPY FROM STDIN; ends at once when its thread is interrupted. */
final class CopyInStream extends CopyOutput {
    private final CopyIn copy;

    CopyInStream(CopyIn copy) {
        this.copy = copy;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        try {
            copy.writeToCopy(bytes, offset, length);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
