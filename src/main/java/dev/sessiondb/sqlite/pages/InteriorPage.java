package dev.sessiondb.sqlite.pages;

import dev.sessiondb.io.DamagedFile;
import java.io.IOException;

/** A page of a table's tree that refers to others; see "Database File Format", section 1.6. Goes through its children in order. Reused. */
final class InteriorPage {
    static final int TYPE = 5;
    private static final int HEADER = 12;

    private final byte[] page;
    private long number;
    private int start;
    private int cells;
    private int next;

    InteriorPage(int pageSize) {
        this.page = new byte[pageSize];
    }

    void load(DatabasePages pages, long which) throws IOException {
        pages.read(which, page);
        number = which;
        start = TableTree.headerOffset(which);
        cells = BigEndian.unsigned16(page, start + 3);
        next = 0;
        if (start + HEADER + 2 * cells > pages.usable()) {
            throw new DamagedFile("page " + which + " has room for less than its " + cells + " cells");
        }
    }

    boolean hasNext() {
        return next <= cells;
    }

    long next() throws IOException {
        int at = next == cells ? start + 8 : BigEndian.unsigned16(page, start + HEADER + 2 * next);
        if (at > page.length - Integer.BYTES) {
            throw new DamagedFile("page " + number + " has a cell behind its end");
        }
        next++;
        return BigEndian.int32(page, at) & 0xFFFFFFFFL;
    }
}
