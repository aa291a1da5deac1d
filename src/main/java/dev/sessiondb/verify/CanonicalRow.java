package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.io.KeyedHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A reused buffer in which the values of one row stand one after another in a form that is the same for equal values of both sides. Each value starts with a tag from which its length follows,
 * so no two different rows have the same bytes.
 */
final class CanonicalRow {
    /** A longer value is represented by its hash, so that the buffer is bounded by the number of columns. */
    static final int LONGEST_PLAIN = 256;

    private static final byte NULL = 0;
    private static final byte FIXED = 1;
    private static final byte PLAIN = 2;
    private static final byte DIGEST = 3;
    private static final byte SOURCE_INVALID = 4;
    private static final byte TARGET_INVALID = 5;
    private static final byte LONG = 6;
    private static final int LONGEST_FIXED = 1 + 3 * Long.BYTES;

    private final HashKey key;
    private final KeyedHash hash;
    private final int[] ends;
    private byte[] bytes = new byte[4096];
    private int size;
    private int column;

    CanonicalRow(int columns, HashKey key) {
        this.key = key;
        this.hash = new KeyedHash(key);
        this.ends = new int[columns];
    }

    /** An empty row for parts of a value of this one. */
    CanonicalRow part(int columns) {
        return new CanonicalRow(columns, key);
    }

    void clear() {
        size = 0;
        column = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    int start(int ofColumn) {
        return ofColumn == 0 ? 0 : ends[ofColumn - 1];
    }

    int end(int ofColumn) {
        return ends[ofColumn];
    }

    void endValue() {
        ends[column++] = size;
    }

    void putNull() {
        putTag(NULL);
    }

    /** A value of a type whose values are all held in 64 bits. */
    void putLong(long value) {
        putTag(FIXED);
        appendLong(value);
    }

    /** A value of a type whose values are all held in 128 bits. */
    void putLongs(long high, long low) {
        putTag(FIXED);
        appendLong(high);
        appendLong(low);
    }

    void putBytes(byte[] value, int offset, int length) {
        if (length > LONGEST_PLAIN) {
            hash.startValue();
            hash.addPieces(value, offset, length);
            putHash(length);
            return;
        }
        putTag(PLAIN);
        bytes[size++] = (byte) (length >>> 8);
        bytes[size++] = (byte) length;
        reserve(length);
        System.arraycopy(value, offset, bytes, size, length);
        size += length;
    }

    void putBytes(byte[] value) {
        putBytes(value, 0, value.length);
    }

    /** A value too large to hold, as {@link #putBytes} represents it. */
    void putBytes(InputStream value) throws IOException {
        hash.startValue();
        putHash(hash.addPieces(value));
    }

    /** The SHA-256 of a value's bytes. */
    void putDigest(byte[] digest) {
        putTag(DIGEST);
        reserve(digest.length);
        System.arraycopy(digest, 0, bytes, size, digest.length);
        size += digest.length;
    }

    /** A value of the source that has no meaning in the column's type: equal to nothing on the target. */
    void putSourceInvalid(byte[] identity) {
        putTag(SOURCE_INVALID);
        putBytes(identity);
    }

    /** Bytes from the target that are no value of the column's type: equal to nothing on the source. */
    void putTargetInvalid(byte[] value, int offset, int length) {
        putTag(TARGET_INVALID);
        putBytes(value, offset, length);
    }

    private void putHash(long length) {
        hash.end();
        putTag(LONG);
        appendLong(length);
        appendLong(hash.high());
        appendLong(hash.low());
    }

    /** Also makes room for what a number takes. */
    private void putTag(byte tag) {
        reserve(LONGEST_FIXED);
        bytes[size++] = tag;
    }

    private void appendLong(long value) {
        BigEndian.putLong(bytes, size, value);
        size += Long.BYTES;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
