package dev.sessiondb.store;

import java.util.List;

/**
 * What becomes of one table or view when a run is taken back.
 *
 * @param rows that go: with the table, or out of it
 * @param restored rows that get the values they had before the run
 * @param reinserted rows that the run deleted, and that come back
 * @param gone what the run made that somebody has taken away since
 * @param kept rows that stay as they are now; of a table that stays, all its rows
 * @param reasons why something stays, in words, at most 10 of rows; empty when nothing does
 */
public record UndoTable(
        String name, Kind kind, long rows, long restored, long reinserted, long gone, long kept, List<String> reasons) {

    /** What the run did with it. */
    public enum Kind {
        /** It made the table. */
        TABLE,
        /** It made the view. */
        VIEW,
        /** It wrote to the rows of a table that was there. */
        MERGED
    }

    public UndoTable {
        reasons = List.copyOf(reasons);
    }

    /** Whether the run made it, and it goes. */
    public boolean dropped() {
        return kind != Kind.MERGED && reasons.isEmpty() && gone == 0;
    }
}
