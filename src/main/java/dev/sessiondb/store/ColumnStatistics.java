package dev.sessiondb.store;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What all values of one column are, counted by SQLite itself.
 *
 * @param nulls how many are NULL; likewise integers, reals, texts, blobs
 * @param minInteger the least INTEGER; likewise the others
 * @param maxCharacters the longest TEXT in characters, 0 when there is none
 * @param maxBytes the longest TEXT or BLOB in bytes as stored, 0 when there is none
 */
public record ColumnStatistics(
        long nulls,
        long integers,
        long reals,
        long texts,
        long blobs,
        OptionalLong minInteger,
        OptionalLong maxInteger,
        OptionalDouble minReal,
        OptionalDouble maxReal,
        long maxCharacters,
        long maxBytes) {

    /** How many values are not NULL. */
    public long values() {
        return integers + reals + texts + blobs;
    }

    public boolean large() {
        return maxBytes > RowCursor.LARGE;
    }
}
