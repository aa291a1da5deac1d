package dev.sessiondb.sqlite.pages;

import dev.sessiondb.io.DamagedFile;
import java.io.IOException;

/** The fields of one record: "Database File Format", section 2.1. Reused from record to record. */
public final class RecordFields {
    private static final int REAL = 7;
    private static final int ZERO = 8;
    private static final int ONE = 9;
    private static final int FIRST_BLOB = 12;
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

    private final Varint varint = new Varint();
    private final int[] types;
    private final int[] starts;
    private byte[] bytes = {};
    private int count;

    /** @param most how many fields are looked at; a record may have fewer, and more */
    public RecordFields(int most) {
        this.types = new int[most];
        this.starts = new int[most];
    }

    /** Finds the fields of the record that a tree stands at, which is not over {@link TableTree#LONGEST}. */
    public void read(TableTree tree) throws IOException {
        bytes = tree.bytes();
        try {
            read(tree.start(), tree.start() + (int) tree.length());
        } catch (IndexOutOfBoundsException e) {
            throw damaged(tree.rowid());
        }
    }

    private void read(int start, int end) throws IOException {
        int at = varint.read(bytes, start);
        long header = varint.value();
        if (header > end - start) {
            throw new ArrayIndexOutOfBoundsException();
        }
        int behind = start + (int) header;
        long field = behind;
        count = 0;
        while (at < behind && count < types.length) {
            at = varint.read(bytes, at);
            long type = varint.value();
            types[count] = (int) type;
            starts[count++] = (int) field;
            field += length(type);
            if (field > end) {
                throw new ArrayIndexOutOfBoundsException();
            }
        }
    }

    private static long length(long type) {
        if (type >= FIRST_BLOB) {
            return (type - FIRST_BLOB) >>> 1;
        }
        if (type < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        return LENGTHS[(int) type];
    }

    private static DamagedFile damaged(long rowid) {
        return new DamagedFile("the record of row " + rowid + " is damaged");
    }

    /** How many were found. */
    public int count() {
        return count;
    }

    public boolean isInteger(int field) {
        int type = types[field];
        return type >= 1 && type != REAL && type <= ONE;
    }

    public boolean isReal(int field) {
        return types[field] == REAL;
    }

    public boolean isText(int field) {
        return types[field] >= FIRST_BLOB && (types[field] & 1) == 1;
    }

    public boolean isBlob(int field) {
        return types[field] >= FIRST_BLOB && (types[field] & 1) == 0;
    }

    /** The value of an integer. */
    public long integer(int field) {
        int type = types[field];
        return type >= ZERO ? type - ZERO : BigEndian.integer(bytes, starts[field], LENGTHS[type]);
    }

    /** The value of a real. */
    public double real(int field) {
        return Double.longBitsToDouble(BigEndian.int64(bytes, starts[field]));
    }

    /** What {@link #start} is an offset in; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int field) {
        return starts[field];
    }

    /** Of a text or blob, in bytes. */
    public int length(int field) {
        return (int) length((long) types[field]);
    }
}
