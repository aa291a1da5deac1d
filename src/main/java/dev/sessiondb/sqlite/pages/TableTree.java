package dev.sessiondb.sqlite.pages;

import dev.sessiondb.io.DamagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table with rowids, in order of the rowid: "Database File Format", section 1.6. Each row's record lies in {@link #bytes} until the next is asked for. Not thread-safe.
 *
 * <p>A damaged file makes an IOException, never an endless loop: the rowids must ascend, and no more pages are visited than there are.
 */
public final class TableTree {
    /** A longer record is told, and not put together. */
    public static final int LONGEST = 256 * 1024;

    private static final int LEAF = 13;
    private static final int LEAF_HEADER = 8;
    private static final int DEEPEST = 20;
    private static final int FILE_HEADER = 100;

    private final DatabasePages pages;
    private final List<InteriorPage> levels = new ArrayList<>();
    private final Varint varint = new Varint();
    private final OverflowChain overflow;
    private final long root;
    private int depth = -1;
    private boolean started;
    private long visited;
    private long leaf;
    private int leafStart;
    private int cells;
    private int cell;
    private boolean first = true;
    private long rowid;
    private byte[] bytes = {};
    private int start;
    private long length;

    /** @param root the number of the page in {@code sqlite_schema} */
    public TableTree(DatabasePages pages, long root) {
        this.pages = pages;
        this.root = root;
        this.overflow = new OverflowChain(pages);
    }

    static int headerOffset(long page) {
        return page == 1 ? FILE_HEADER : 0;
    }

    /** Goes to the next row; false after the last. */
    public boolean next() throws IOException {
        if (!started) {
            started = true;
            descend(root);
        }
        while (cell >= cells) {
            if (!nextLeaf()) {
                return false;
            }
        }
        try {
            read(leafStart + cellOffset());
            return true;
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedFile("page " + leaf + " has a cell behind its end", e);
        }
    }

    public long rowid() {
        return rowid;
    }

    /** What {@link #start} is an offset in; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    /** Of the record; one longer than {@link #LONGEST} is not in {@link #bytes}. */
    public long length() {
        return length;
    }

    private int cellOffset() {
        return BigEndian.unsigned16(pages.window(), leafStart + headerOffset(leaf) + LEAF_HEADER + 2 * cell++);
    }

    private boolean nextLeaf() throws IOException {
        while (depth >= 0 && !levels.get(depth).hasNext()) {
            depth--;
        }
        if (depth < 0) {
            return false;
        }
        descend(levels.get(depth).next());
        return true;
    }

    private void descend(long page) throws IOException {
        long current = page;
        int offset = visit(current);
        int type = BigEndian.unsigned8(pages.window(), offset + headerOffset(current));
        while (type == InteriorPage.TYPE) {
            push(current);
            current = levels.get(depth).next();
            offset = visit(current);
            type = BigEndian.unsigned8(pages.window(), offset + headerOffset(current));
        }
        if (type != LEAF) {
            throw new DamagedFile("page " + current + " is of type " + type + ", which no page of a table is");
        }
        leaf = current;
        leafStart = offset;
        cells = BigEndian.unsigned16(pages.window(), offset + headerOffset(current) + 3);
        cell = 0;
        if (headerOffset(current) + LEAF_HEADER + 2 * cells > pages.usable()) {
            throw new DamagedFile("page " + current + " has room for less than its " + cells + " cells");
        }
    }

    private int visit(long page) throws IOException {
        if (++visited > pages.count()) {
            throw new DamagedFile("its pages refer to each other in a circle, page " + page + " among them");
        }
        return pages.find(page);
    }

    private void push(long page) throws IOException {
        if (++depth >= DEEPEST) {
            throw new DamagedFile("page " + page + " is more than " + DEEPEST + " levels deep");
        }
        if (depth == levels.size()) {
            levels.add(new InteriorPage(pages.pageSize()));
        }
        levels.get(depth).load(pages, page);
    }

    private void read(int cellStart) throws IOException {
        byte[] window = pages.window();
        int at = varint.read(window, cellStart);
        length = varint.value();
        at = varint.read(window, at);
        requireAscending(varint.value());
        int local = local();
        int link = local < length ? Integer.BYTES : 0;
        if (length < 0 || at + local + link > leafStart + pages.usable()) {
            throw new DamagedFile("page " + leaf + " has a row that is longer than the page");
        }
        bytes = window;
        start = at;
        if (local < length && length <= LONGEST) {
            bytes = overflow.read(window, at, local, (int) length);
            start = 0;
        }
    }

    private void requireAscending(long next) throws IOException {
        if (!first && next <= rowid) {
            throw new DamagedFile("page " + leaf + " has row " + next + " behind row " + rowid);
        }
        first = false;
        rowid = next;
    }

    /** How much of the record lies in the page itself. */
    private int local() {
        int usable = pages.usable();
        int most = usable - 35;
        if (length <= most) {
            return (int) Math.max(length, 0);
        }
        int least = (usable - 12) * 32 / 255 - 23;
        long rest = least + (length - least) % (usable - 4);
        return rest <= most ? (int) rest : least;
    }
}
