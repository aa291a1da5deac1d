package dev.sessiondb.postgres;

/** Is told of each row that a {@code COPY ... TO STDOUT (FORMAT BINARY)} gives. */
interface RowsRead {

    /**
     * One more.
     *
     * @param message that it came in, which will hold another one
     * @param start where it begins there; it goes on to the message's end
     */
    void row(byte[] message, int start);

    /** That was the last, and the server says that all went well. */
    void end();
}
