package dev.sessiondb.store;

import java.util.Optional;
import java.util.OptionalLong;

/** Finds the rows of a table again by a key. Not thread-safe. */
public interface RowIndex extends AutoCloseable {

    /** Goes to a row of that key that wasn't found before; false when there is none. */
    boolean find(byte[] key);

    /** The row that was found; moved on by {@link #find}. */
    RowCursor row();

    /** The rowid of the row that was found; empty in a table without. */
    OptionalLong rowid();

    /** The name of the rowid, where the table has one that isn't a column. */
    Optional<String> rowidName();

    /** The highest rowid of all rows, at least 0. */
    long highestRowid();

    /** How many rows the table has. */
    long rows();

    @Override
    void close();
}
