package dev.sessiondb.store;

import java.io.OutputStream;

/** Inserts rows into a table of a new SQLite file. Columns are numbered from 0; all are set before each {@link #insert}. Not thread-safe. */
public interface RowWriter extends AutoCloseable {

    void rowid(long value);

    void putNull(int column);

    void putNumber(int column, long value);

    void putReal(int column, double value);

    /** UTF-8; anything else is refused, and can be given in {@link #pieces}. */
    void putText(int column, byte[] value);

    void putBlob(int column, byte[] value);

    /**
     * Takes a TEXT or BLOB of any size in pieces, a TEXT also when it isn't UTF-8; it is set once the stream is closed.
     *
     * @param kind {@code TEXT} or {@code BLOB}
     */
    OutputStream pieces(int column, StorageClass kind);

    /**
     * Inserts the row.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED} when the table refuses it, in SQLite's words
     */
    void insert();

    @Override
    void close();
}
