package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.TargetRows;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a table's rows on both sides, in memory bounded by {@link Buckets} and not by the table. The rows may come in any order. Shares no code with the conversions that wrote the target.
 * Thread-safe.
 */
public final class TableVerifier {

    /**
     * Compares every value of every row. Both sides are read once when they are equal, and up to three times when not, to name the rows.
     *
     * @param table for messages
     * @param source opened once for each reading
     * @param target opened once for each reading; its columns are in the order of {@code columns}
     * @throws dev.sessiondb.error.SessionDbException when a side can't be read the first time
     * @throws IllegalArgumentException when a column is to be compared by digest whose type is not equal by bytes
     */
    public TableVerification verify(
            String table, Supplier<RowCursor> source, Supplier<TargetRows> target, List<VerifyColumn> columns) {
        Supplier<Side> sourceSide = () -> new SourceSide(source.get(), columns, ColumnForms.of(columns));
        Supplier<Side> targetSide = () -> new TargetSide(target.get(), ColumnForms.of(columns));
        Buckets buckets = new Buckets();
        RowReader reader = new RowReader(columns);
        long sourceRows = reader.read(sourceSide, all -> true, (side, row, bucket) -> {
            row.hash();
            buckets.addSource(bucket, row.high(), row.low());
        });
        long targetRows = reader.read(targetSide, all -> true, (side, row, bucket) -> {
            row.hash();
            buckets.addTarget(bucket, row.high(), row.low());
        });
        List<Mismatch> mismatches = buckets.equal()
                ? List.of()
                : new DifferenceSearch(table, columns, sourceSide, targetSide).mismatches(buckets);
        return new TableVerification(table, sourceRows, targetRows, sourceRows * columns.size(), mismatches);
    }

    /** Compares counts of rows. */
    public static TableVerification counts(String table, long source, long target) {
        List<Mismatch> mismatches = source == target
                ? List.of()
                : List.of(new Mismatch(table, "all rows", "*", source + " rows", target + " rows"));
        return new TableVerification(table, source, target, 0, mismatches);
    }
}
