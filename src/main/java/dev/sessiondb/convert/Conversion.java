package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import java.util.Optional;

/** Converts the values of one column to one PostgreSQL type. Not thread-safe: it may keep scratch space. */
public interface Conversion {

    /**
     * Appends the current value as a field of PostgreSQL's binary COPY format: its length as 4 bytes, then the value; NULL as length -1.
     *
     * @return false, with nothing appended, when the value doesn't convert exactly
     */
    boolean append(RowCursor row, int column, FieldBuffer out);

    /** Why the current value doesn't convert, in words; only after {@link #append} returned false. */
    String reason(RowCursor row, int column);

    /** What it changed of the values so far, as was asked for, in words; empty when nothing. */
    default Optional<String> changes() {
        return Optional.empty();
    }
}
