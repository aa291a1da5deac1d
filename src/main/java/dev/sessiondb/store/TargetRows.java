package dev.sessiondb.store;

/** Rows read back from the target in PostgreSQL's binary form, as {@code COPY ... TO STDOUT (FORMAT BINARY)} sends them. Not thread-safe. */
public interface TargetRows extends AutoCloseable {

    /** Goes to the next row; false after the last. */
    boolean next();

    /** The array that holds the current row; valid until {@link #next}. */
    byte[] buffer();

    /** Where the column's value starts in {@link #buffer}. */
    int offset(int column);

    /** The value's length in bytes; -1 for NULL. */
    int length(int column);

    @Override
    void close();
}
