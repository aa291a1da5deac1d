package dev.sessiondb.verify;

import java.util.BitSet;

/** The rows of both sides. */
record BucketPair(Buckets here, Buckets there) {

    boolean equal() {
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            if (bad(bucket)) {
                return false;
            }
        }
        return true;
    }

    /** Some of the buckets that differ: at least one if any does, else as many as have no more than so many rows together. */
    BitSet bad(int most, long rows) {
        BitSet chosen = new BitSet(Buckets.COUNT);
        long together = 0;
        for (int bucket = 0; bucket < Buckets.COUNT && chosen.cardinality() < most; bucket++) {
            if (!bad(bucket)) {
                continue;
            }
            together += here.rows(bucket) + there.rows(bucket);
            if (!chosen.isEmpty() && together > rows) {
                break;
            }
            chosen.set(bucket);
        }
        return chosen;
    }

    /** All buckets that differ. */
    BitSet bad() {
        BitSet chosen = new BitSet(Buckets.COUNT);
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            chosen.set(bucket, bad(bucket));
        }
        return chosen;
    }

    private boolean bad(int bucket) {
        return !here.sameAs(there, bucket);
    }
}
