package dev.sessiondb.verify;

/**
 * The rows of one side: per bucket, the sum mod 2^128 of their digests, and how many there are. Sums and not exclusive-ors, under which a row that is there twice would cancel itself.
 */
final class Buckets {
    /** A power of two: half a megabyte in all, and a bad bucket of a table of 100 million rows has about 6,000. */
    static final int COUNT = 1 << Buckets.BITS;

    private static final int BITS = 14;
    private static final int WORDS = 4;
    private static final int LOW = 1;
    private static final int ROWS = 2;

    /** One next to the other, since one row touches all of a bucket's: three words of four. */
    private final long[] sums = new long[COUNT * WORDS];

    private long rows;

    /** By the bits of the digest on which {@link SpilledRows} doesn't depend. */
    static int of(long digestHigh) {
        return (int) (digestHigh >>> (Long.SIZE - BITS));
    }

    void add(int bucket, long rowHigh, long rowLow) {
        int at = bucket * WORDS;
        long low = sums[at + LOW] + rowLow;
        int carry = Long.compareUnsigned(low, rowLow) < 0 ? 1 : 0;
        sums[at] += rowHigh + carry;
        sums[at + LOW] = low;
        sums[at + ROWS]++;
        rows++;
    }

    /** Takes other rows in. */
    void add(Buckets other) {
        for (int bucket = 0; bucket < COUNT; bucket++) {
            int at = bucket * WORDS;
            long low = other.sums[at + LOW];
            sums[at + LOW] += low;
            int carry = Long.compareUnsigned(sums[at + LOW], low) < 0 ? 1 : 0;
            sums[at] += other.sums[at] + carry;
            sums[at + ROWS] += other.sums[at + ROWS];
        }
        rows += other.rows;
    }

    /** All rows. */
    long rows() {
        return rows;
    }

    /** The rows of one bucket. */
    long rows(int bucket) {
        return sums[bucket * WORDS + ROWS];
    }

    boolean sameAs(Buckets other, int bucket) {
        int at = bucket * WORDS;
        return sums[at] == other.sums[at]
                && sums[at + LOW] == other.sums[at + LOW]
                && sums[at + ROWS] == other.sums[at + ROWS];
    }
}
