package dev.sessiondb.sqlite.pages;

import java.io.IOException;
import java.util.Arrays;

/** The part of a record that doesn't fit into its page, on a chain of others: "Database File Format", section 1.6. */
final class OverflowChain {
    private static final int LINK = 4;

    private final DatabasePages pages;
    private final byte[] page;
    private byte[] record = {};

    OverflowChain(DatabasePages pages) {
        this.pages = pages;
        this.page = new byte[pages.pageSize()];
    }

    /** The whole record, in a buffer that is used again. */
    byte[] read(byte[] window, int at, int local, int length) throws IOException {
        if (record.length < length) {
            record = Arrays.copyOf(record, Math.max(length, 2 * record.length));
        }
        System.arraycopy(window, at, record, 0, local);
        long next = BigEndian.int32(window, at + local) & 0xFFFFFFFFL;
        int filled = local;
        while (filled < length) {
            pages.read(next, page);
            int part = Math.min(length - filled, pages.usable() - LINK);
            System.arraycopy(page, LINK, record, filled, part);
            filled += part;
            next = BigEndian.int32(page, 0) & 0xFFFFFFFFL;
        }
        return record;
    }
}
