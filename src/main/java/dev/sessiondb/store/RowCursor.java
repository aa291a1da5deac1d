package dev.sessiondb.store;

import java.io.InputStream;

/**
 * The current row of a source table. Columns are numbered from 0 in the order of {@code Table.columns()}. Reading is cheap and makes
 * no objects but the arrays that {@link #bytes} returns. Not thread-safe.
 */
public interface RowCursor extends AutoCloseable {

    /** A value of more bytes than this is read through {@link #open} only. */
    int LARGE = 8 * 1024 * 1024;

    /** Goes to the next row; false after the last. */
    boolean next();

    int columnCount();

    StorageClass storageClass(int column);

    /** The value of an INTEGER. */
    long longValue(int column);

    /** The value of a REAL. */
    double doubleValue(int column);

    /** The UTF-8 bytes of a TEXT (unchecked: SQLite does not check them either) or the bytes of a BLOB, of at most {@link #LARGE} bytes. */
    byte[] bytes(int column);

    /** Points the slice at what {@link #bytes} returns, without a copy where there is one already; good until {@link #next}. */
    default void slice(int column, ByteSlice into) {
        byte[] bytes = bytes(column);
        into.set(bytes, 0, bytes.length);
    }

    /** Whether this TEXT or BLOB has more than {@link #LARGE} bytes. */
    boolean large(int column);

    /** The exact number of bytes of a TEXT (as UTF-8) or BLOB of any size. */
    long byteLength(int column);

    /** The bytes of a TEXT (as UTF-8) or BLOB of any size, read in pieces; the caller closes it before {@link #next}. */
    InputStream open(int column);

    /** What tells the row from the others of its table, ascending from row to row: the rowid, or its place from 1 in a table without one. */
    long rowId();

    /** The row's name in messages: {@code rowid 17}, or {@code key (a, 1)} in a table without rowid. */
    String rowName();

    @Override
    void close();
}
