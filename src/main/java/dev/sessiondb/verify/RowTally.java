package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;

/** How often one row is there on either side. */
final class RowTally {
    private final Digest128 row;
    private long here;
    private long there;
    private long first = Long.MAX_VALUE;

    RowTally(Digest128 row) {
        this.row = row;
    }

    void add(SpilledRow spilled) {
        if (spilled.here()) {
            here++;
        } else {
            there++;
        }
        first = Math.min(first, spilled.ordinal());
    }

    Digest128 row() {
        return row;
    }

    /** How many more there are here. */
    long moreHere() {
        return Math.max(0, here - there);
    }

    long moreThere() {
        return Math.max(0, there - here);
    }

    /** The place of its first occurrence. */
    long first() {
        return first;
    }
}
