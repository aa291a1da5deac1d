package dev.sessiondb.verify;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Reads all rows of one side into one reused buffer. Not thread-safe. */
final class RowReader {
    private final HashedRow row;

    RowReader(List<VerifyColumn> columns) {
        this.row = new HashedRow(columns);
    }

    /** Takes the row that a side stands at. */
    interface Visitor {
        void visit(Side side, HashedRow row, int bucket);
    }

    /**
     * Reads every row, and shows those in certain buckets.
     *
     * @return how many rows there are
     */
    long read(Supplier<Side> rows, IntPredicate wanted, Visitor visitor) {
        long count = 0;
        try (Side side = rows.get()) {
            while (side.next()) {
                row.read(side);
                int bucket = row.bucket();
                if (wanted.test(bucket)) {
                    visitor.visit(side, row, bucket);
                }
                count++;
            }
        }
        return count;
    }
}
