package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.TargetRows;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a table's rows on two sides as {@link TableVerifier} does, and counts and names the differences by key. Memory is bounded and doesn't grow with the table: digests of the rows that may differ are kept in
 * private temporary files, 40 bytes a row. Each side is read once when they are equal, and three times when not.
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
     * @param here opened once for each reading
     * @param there likewise; its columns are in the order of {@code columns}
     * @throws dev.sessiondb.error.SessionDbException when a side can't be read, or with {@code INTERRUPTED} when the thread is
     */
    public TableComparison compare(Supplier<RowCursor> here, Supplier<TargetRows> there, List<VerifyColumn> columns) {
        return compareSides(
                () -> new SourceSide(here.get(), columns, ColumnForms.of(columns)),
                () -> new TargetSide(there.get(), ColumnForms.of(columns)),
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
        return compareSides(
                () -> new SourceSide(here.get(), columns, ColumnForms.of(columns)),
                () -> new SourceSide(there.get(), thereColumns, ColumnForms.of(thereColumns)),
                columns);
    }

    static void requireGoingOn() {
        if (Thread.interrupted()) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while rows were compared")
                    .hint("run the same command again")
                    .toException();
        }
    }

    private TableComparison compareSides(Supplier<Side> here, Supplier<Side> there, List<VerifyColumn> columns) {
        Buckets buckets = new Buckets();
        RowReader reader = new RowReader(columns);
        long rowsHere = reader.read(here, all -> true, (side, row, bucket) -> {
            requireGoingOn();
            row.hash();
            buckets.addSource(bucket, row.high(), row.low());
        });
        long rowsThere = reader.read(there, all -> true, (side, row, bucket) -> {
            requireGoingOn();
            row.hash();
            buckets.addTarget(bucket, row.high(), row.low());
        });
        DifferenceCounts counts = buckets.equal()
                ? new DifferenceCounts(limit)
                : new ExactDifferences(columns, here, there, limit).count(buckets.bad());
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
