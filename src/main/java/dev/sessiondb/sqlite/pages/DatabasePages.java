package dev.sessiondb.sqlite.pages;

import dev.sessiondb.io.DamagedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The pages of a database file, numbered from 1; see "Database File Format", sections 1.2 and 1.3. Pages that are read one after the other are fetched many at a time. Not thread-safe.
 */
public final class DatabasePages {
    private static final int HEADER = 100;
    private static final int WINDOW = 256 * 1024;

    private final FileChannel file;
    private final int pageSize;
    private final int usable;
    private final long count;
    private final byte[] window;
    private long windowFirst = 1;
    private long windowPages;
    private int ahead = 1;

    private DatabasePages(FileChannel file, byte[] header) throws IOException {
        int stored = BigEndian.unsigned16(header, 16);
        this.file = file;
        this.pageSize = stored == 1 ? 65536 : stored;
        if (pageSize < 512 || Integer.bitCount(pageSize) != 1) {
            throw new DamagedFile("its header gives a page size of " + pageSize);
        }
        this.usable = pageSize - BigEndian.unsigned8(header, 20);
        if (usable < 480) {
            throw new DamagedFile("its header reserves all but " + usable + " bytes of a page");
        }
        this.count = file.size() / pageSize;
        this.window = new byte[Math.max(WINDOW, pageSize)];
    }

    static DatabasePages of(FileChannel file) throws IOException {
        byte[] header = new byte[HEADER];
        fill(file, header, HEADER, 0);
        return new DatabasePages(file, header);
    }

    /** What a page has without the bytes reserved at its end. */
    int usable() {
        return usable;
    }

    int pageSize() {
        return pageSize;
    }

    long count() {
        return count;
    }

    /** What {@link #find} gives offsets in. */
    byte[] window() {
        return window;
    }

    /** Makes a page part of the window, which then no longer has what it had; its offset there. */
    int find(long page) throws IOException {
        if (!inWindow(page)) {
            move(page);
        }
        return (int) (page - windowFirst) * pageSize;
    }

    /** Reads a page, and leaves the window as it is. */
    void read(long page, byte[] into) throws IOException {
        if (inWindow(page)) {
            System.arraycopy(window, (int) (page - windowFirst) * pageSize, into, 0, pageSize);
            return;
        }
        require(page);
        fill(file, into, pageSize, (page - 1) * pageSize);
    }

    private boolean inWindow(long page) {
        return page >= windowFirst && page < windowFirst + windowPages;
    }

    /** Reads further ahead the longer it goes on in order. */
    private void move(long page) throws IOException {
        require(page);
        boolean onward = page >= windowFirst && page <= windowFirst + windowPages + ahead;
        ahead = onward ? Math.min(ahead * 2, window.length / pageSize) : 1;
        long pages = Math.min(ahead, count - page + 1);
        windowPages = 0;
        fill(file, window, (int) pages * pageSize, (page - 1) * pageSize);
        windowFirst = page;
        windowPages = pages;
    }

    private void require(long page) throws IOException {
        if (page < 1 || page > count) {
            throw new DamagedFile("it refers to page " + page + " of " + count);
        }
    }

    private static void fill(FileChannel file, byte[] into, int length, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new DamagedFile("it ends at byte " + (position + buffer.position()));
            }
        }
    }
}
