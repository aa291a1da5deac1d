package dev.sessiondb.store;

import java.io.IOException;

/** The tuples of one {@code COPY ... FROM STDIN (FORMAT BINARY)}, without its header and trailer. */
public interface CopyBody {

    /**
     * Writes them all.
     *
     * @return how many
     */
    long writeTo(CopyOutput out) throws IOException;
}
