package dev.sessiondb.store;

/** What tells a row from others. */
@FunctionalInterface
public interface RowKey {

    /** The key's bytes; none for a row that is not to be found. */
    byte[] of(RowCursor row);
}
