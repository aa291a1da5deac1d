package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.util.Optional;

/** Converts the values of one column that aren't NULL; otherwise as {@link Conversion}. */
interface ValueConversion {

    boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out);

    /** What the type takes, to end a sentence such as {@code "abc" is not ...}. */
    String expectation();

    /** Why this value doesn't convert; the general answer unless a type knows better. */
    default String reason(RowCursor row, int column) {
        return ValueText.of(row, column) + " is not " + expectation();
    }

    /** What it changed of the values so far, as was asked for, in words; empty when nothing. */
    default Optional<String> changes() {
        return Optional.empty();
    }
}
