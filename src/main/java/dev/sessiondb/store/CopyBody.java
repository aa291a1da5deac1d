package dev.sessiondb.store;

import java.io.IOException;
import java.io.OutputStream;

/** What goes into one {@code COPY ... FROM STDIN (FORMAT BINARY)}: header, tuples, trailer. */
public interface CopyBody {

    /**
     * Writes it all.
     *
     * @return how many tuples
     */
    long writeTo(OutputStream out) throws IOException;
}
