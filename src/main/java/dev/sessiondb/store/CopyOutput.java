package dev.sessiondb.store;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the tuples of a {@code COPY ... FROM STDIN (FORMAT BINARY)}. */
public abstract class CopyOutput extends OutputStream {

    /** Says that what was written so far ends with a whole tuple: the next one may go another way. */
    public void endRow() throws IOException {}

    /** Writes all of it to a stream. */
    public static CopyOutput to(OutputStream stream) {
        return new CopyOutput() {
            @Override
            public void write(int value) throws IOException {
                stream.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                stream.write(bytes, offset, length);
            }
        };
    }
}
