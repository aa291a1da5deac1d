package dev.sessiondb.cli;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much of something is done.
 *
 * @param done in rows
 * @param rows to do in all, where that is known
 * @param perSecond rows, over the last seconds; empty in the beginning
 */
record Amount(long done, OptionalLong rows, OptionalLong perSecond) {
    private static final long MOST_SECONDS = 99 * 3600;

    /** 0 to 100; 99 until the last row is done. */
    OptionalInt percent() {
        if (rows.isEmpty() || rows.getAsLong() == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) (share() * 100));
    }

    /** 0 to 1; 0 where it isn't known. */
    double share() {
        long all = rows.orElse(0);
        return all == 0 ? 0 : Math.min(1.0, (double) done / all);
    }

    /** At the present speed, rounded up; empty where nobody can say. */
    OptionalLong secondsLeft() {
        if (rows.isEmpty() || perSecond.orElse(0) == 0) {
            return OptionalLong.empty();
        }
        long left = Math.max(0, rows.getAsLong() - done);
        long speed = perSecond.getAsLong();
        long seconds = left / speed + (left % speed == 0 ? 0 : 1);
        return seconds > MOST_SECONDS ? OptionalLong.empty() : OptionalLong.of(seconds);
    }
}
