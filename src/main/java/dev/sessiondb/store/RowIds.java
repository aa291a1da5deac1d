package dev.sessiondb.store;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A set of rows of one table, by {@link RowCursor#rowId}; 8 bytes each. Immutable. */
public final class RowIds {
    /** More than this many rows are not a few bad ones. */
    public static final int MOST = 1_000_000;

    public static final RowIds NONE = new RowIds(new long[0]);

    private final long[] sorted;

    private RowIds(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of ids in any order. */
    public static RowIds of(LongStream ids) {
        return new RowIds(ids.sorted().distinct().toArray());
    }

    public static RowIds of(long... ids) {
        return of(LongStream.of(ids));
    }

    public boolean contains(long id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    public int size() {
        return sorted.length;
    }

    /** In ascending order. */
    public LongStream stream() {
        return LongStream.of(sorted);
    }

    public RowIds plus(RowIds others) {
        return others.isEmpty() ? this : isEmpty() ? others : of(LongStream.concat(stream(), others.stream()));
    }

    public RowIds minus(RowIds others) {
        return others.isEmpty() ? this : of(stream().filter(id -> !others.contains(id)));
    }

    /** The ids as a JSON array. */
    public String json() {
        return stream().mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowIds ids && Arrays.equals(sorted, ids.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return json();
    }
}
