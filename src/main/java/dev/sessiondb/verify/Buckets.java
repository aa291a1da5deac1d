package dev.sessiondb.verify;

import java.util.BitSet;

/**
 * Per bucket, the sum mod 2^128 of the source's row digests less that of the target's, and both counts of rows. Sums and not exclusive-ors, under which a row that is there twice would cancel itself.
 */
final class Buckets {
    /** A power of two: half a megabyte in all, and a bad bucket of a table of 100 million rows has about 6,000. */
    static final int COUNT = 16_384;

    private final long[] high = new long[COUNT];
    private final long[] low = new long[COUNT];
    private final long[] sourceRows = new long[COUNT];
    private final long[] targetRows = new long[COUNT];

    static int of(int spread) {
        return spread & (COUNT - 1);
    }

    void addSource(int bucket, long rowHigh, long rowLow) {
        long sum = low[bucket] + rowLow;
        int carry = Long.compareUnsigned(sum, rowLow) < 0 ? 1 : 0;
        low[bucket] = sum;
        high[bucket] += rowHigh + carry;
        sourceRows[bucket]++;
    }

    void addTarget(int bucket, long rowHigh, long rowLow) {
        int borrow = Long.compareUnsigned(low[bucket], rowLow) < 0 ? 1 : 0;
        low[bucket] -= rowLow;
        high[bucket] -= rowHigh + borrow;
        targetRows[bucket]++;
    }

    boolean equal() {
        for (int bucket = 0; bucket < COUNT; bucket++) {
            if (bad(bucket)) {
                return false;
            }
        }
        return true;
    }

    /** Some of the buckets that differ: at least one if any does, else as many as have no more than so many rows together. */
    BitSet bad(int most, long rows) {
        BitSet chosen = new BitSet(COUNT);
        long together = 0;
        for (int bucket = 0; bucket < COUNT && chosen.cardinality() < most; bucket++) {
            if (!bad(bucket)) {
                continue;
            }
            together += sourceRows[bucket] + targetRows[bucket];
            if (!chosen.isEmpty() && together > rows) {
                break;
            }
            chosen.set(bucket);
        }
        return chosen;
    }

    /** All buckets that differ. */
    BitSet bad() {
        BitSet chosen = new BitSet(COUNT);
        for (int bucket = 0; bucket < COUNT; bucket++) {
            chosen.set(bucket, bad(bucket));
        }
        return chosen;
    }

    private boolean bad(int bucket) {
        return high[bucket] != 0 || low[bucket] != 0 || sourceRows[bucket] != targetRows[bucket];
    }
}
