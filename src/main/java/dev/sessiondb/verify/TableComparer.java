package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.TargetRows;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a table's rows on two sides as {@link TableVerifier} does, and counts and names the differences by key. Memory is bounded and doesn't grow with the table: digests of the rows that may differ are kept in
 * private temporary files, 40 bytes a row. Both sides are read at the same time; once when they are equal, and three times when not.
 */
public final class TableComparer {
    private final int limit;

    /**
     * A comparer.
     *
     * @param limit how many differences of a table are named, 0 or more
     */
    public TableComparer(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        this.limit = limit;
    }

    /**
     * Compares a table of a source with one of the target.
     *
     * @param here opened once for each reading, on the calling thread
     * @param there opened once for each reading, on any thread; its columns are in the order of {@code columns}
     * @throws dev.sessiondb.error.SessionDbException when a side can't be read, or with {@code INTERRUPTED} when the thread is
     */
    public TableComparison compare(Supplier<RowCursor> here, Supplier<TargetRows> there, List<VerifyColumn> columns) {
        HashKey key = HashKey.random();
        return compareSides(
                key,
                () -> new SourceSide(here.get(), columns, key),
                () -> new TargetSide(there.get(), columns, key),
                columns);
    }

    /**
     * Compares two tables of sources. Values are equal when they mean the same under the columns' conversions, or are the same bytes.
     *
     * @param thereColumns the same columns, at their positions in the other cursor
     */
    public TableComparison compareSources(
            Supplier<RowCursor> here,
            List<VerifyColumn> columns,
            Supplier<RowCursor> there,
            List<VerifyColumn> thereColumns) {
        HashKey key = HashKey.random();
        return compareSides(
                key,
                () -> new SourceSide(here.get(), columns, key),
                () -> new SourceSide(there.get(), thereColumns, key),
                columns);
    }

    private TableComparison compareSides(
            HashKey key, Supplier<Side> here, Supplier<Side> there, List<VerifyColumn> columns) {
        BucketPair sums = new BothSides(columns, key).sums(here, there);
        long rowsHere = sums.here().rows();
        long rowsThere = sums.there().rows();
        DifferenceCounts counts = sums.equal()
                ? new DifferenceCounts(limit)
                : new ExactDifferences(columns, key, here, there, limit).count(sums.bad());
        return new TableComparison(
                rowsHere,
                rowsThere,
                rowsHere - counts.onlyHere() - counts.differing(),
                counts.onlyHere(),
                counts.onlyThere(),
                counts.differing(),
                (rowsHere - counts.onlyHere()) * columns.size(),
                counts.named());
    }
}
