package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
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
     * Compares every value of every row. Both sides are read at the same time, on two threads if there are many rows; once when they are equal, and up to three times when not, to name the rows.
     *
     * @param table for messages
     * @param source opened once for each reading, on the calling thread
     * @param target opened once for each reading, on any thread; its columns are in the order of {@code columns}
     * @throws dev.sessiondb.error.SessionDbException when a side can't be read the first time, or with {@code INTERRUPTED} when the thread is interrupted
     * @throws IllegalArgumentException when a column is to be compared by digest whose type is not equal by bytes
     */
    public TableVerification verify(
            String table, Supplier<RowCursor> source, Supplier<TargetRows> target, List<VerifyColumn> columns) {
        HashKey key = HashKey.random();
        Supplier<Side> sourceSide = () -> new SourceSide(source.get(), columns, key);
        Supplier<Side> targetSide = () -> new TargetSide(target.get(), columns, key);
        BucketPair sums = new BothSides(columns, key).sums(sourceSide, targetSide);
        return verification(table, columns, new Sides(key, sourceSide, targetSide), sums);
    }

    /**
     * Compares every value of every row, as {@link #verify(String, Supplier, Supplier, List)} does, and reads the source only where the target differs, or when that failed before.
     *
     * @param known what the source's rows add up to, or will as soon as somebody has read them
     */
    public TableVerification verify(
            String table,
            SourceSums known,
            Supplier<RowCursor> source,
            PartedTarget target,
            List<VerifyColumn> columns) {
        HashKey key = known.key();
        Supplier<Side> sourceSide = () -> new SourceSide(source.get(), columns, key);
        Supplier<Side> targetSide = () -> new TargetSide(target.all().get(), columns, key);
        Buckets there = target.sums(columns, key);
        Buckets here = known.await().orElseGet(() -> sums(sourceSide, columns, key));
        BucketPair sums = new BucketPair(here, there);
        return verification(table, columns, new Sides(key, sourceSide, targetSide), sums);
    }

    private record Sides(HashKey key, Supplier<Side> source, Supplier<Side> target) {}

    static Buckets sums(Supplier<Side> rows, List<VerifyColumn> columns, HashKey key) {
        Buckets sums = new Buckets();
        try (Side side = rows.get()) {
            new RowReader(columns, key).sum(side, Long.MAX_VALUE, BothSides::requireGoingOn, sums);
        }
        return sums;
    }

    private static TableVerification verification(
            String table, List<VerifyColumn> columns, Sides sides, BucketPair sums) {
        List<Mismatch> mismatches = sums.equal()
                ? List.of()
                : new DifferenceSearch(table, columns, sides.key(), sides.source(), sides.target()).mismatches(sums);
        long sourceRows = sums.here().rows();
        long targetRows = sums.there().rows();
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
