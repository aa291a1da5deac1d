package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;

/** The canonical form of one column's values, from either side; never called for NULL. Not thread-safe: it may keep scratch space. */
interface ColumnForm {

    /**
     * Appends the source's current value.
     *
     * @return false, with nothing appended, when it has no meaning in the column's type
     */
    boolean putSource(RowCursor row, int column, CanonicalRow out);

    /**
     * Appends a value as the target sends it, in the type's binary form (PostgreSQL source, the types' {@code *_send} functions).
     *
     * @return false, with nothing appended, when the bytes are no value of the type
     */
    boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out);

    /** The target's value as text, not yet cut; only after {@link #putTarget} returned true for it. */
    String targetWords(byte[] bytes, int offset, int length);
}
