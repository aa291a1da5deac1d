package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Reads all rows of one side into one reused buffer. Not thread-safe. */
final class RowReader {
    private final HashedRow row;

    RowReader(List<VerifyColumn> columns, HashKey key) {
        this.row = new HashedRow(columns, key);
    }

    /** Takes the row that a side stands at. */
    interface Visitor {
        void visit(Side side, HashedRow row, int bucket);
    }

    /** Reads every row, and shows those in certain buckets. */
    void read(Supplier<Side> rows, IntPredicate wanted, Visitor visitor) {
        try (Side side = rows.get()) {
            while (side.next()) {
                BothSides.requireGoingOn();
                row.read(side);
                int bucket = row.bucket();
                if (wanted.test(bucket)) {
                    visitor.visit(side, row, bucket);
                }
            }
        }
    }

    /**
     * Adds up the next rows.
     *
     * @param most how many, if there are so many
     * @param beforeEach throws when there is no point in going on
     * @return false after the last row
     */
    boolean sum(Side side, long most, Runnable beforeEach, Buckets sums) {
        for (long i = 0; i < most; i++) {
            beforeEach.run();
            if (!side.next()) {
                return false;
            }
            row.read(side);
            int bucket = row.bucket();
            row.hash();
            sums.add(bucket, row.high(), row.low());
        }
        return true;
    }
}
