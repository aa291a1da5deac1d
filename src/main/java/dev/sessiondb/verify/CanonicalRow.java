package dev.sessiondb.verify;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A reused buffer in which the values of one row stand one after another in a form that is the same for equal values of both sides. Each value starts with a tag from which its length follows,
 * so no two different rows have the same bytes.
 */
final class CanonicalRow {
    /** A longer value is represented by its SHA-256, so that the buffer is bounded by the number of columns. */
    static final int LONGEST_PLAIN = 256;

    private static final byte NULL = 0;
    private static final byte FIXED = 1;
    private static final byte PLAIN = 2;
    private static final byte HASHED = 3;
    private static final byte SOURCE_INVALID = 4;
    private static final byte TARGET_INVALID = 5;

    private final MessageDigest sha256 = Sha256.create();
    private final int[] ends;
    private byte[] bytes = new byte[4096];
    private int size;
    private int column;

    CanonicalRow(int columns) {
        this.ends = new int[columns];
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
        putByte(NULL);
    }

    /** A value of a type whose values are all held in 64 bits. */
    void putLong(long value) {
        putByte(FIXED);
        appendLong(value);
    }

    /** A value of a type whose values are all held in 128 bits. */
    void putLongs(long high, long low) {
        putByte(FIXED);
        appendLong(high);
        appendLong(low);
    }

    void putBytes(byte[] value, int offset, int length) {
        if (length > LONGEST_PLAIN) {
            sha256.update(value, offset, length);
            putDigest(sha256.digest());
            return;
        }
        putByte(PLAIN);
        putByte(length >>> 8);
        putByte(length);
        append(value, offset, length);
    }

    void putBytes(byte[] value) {
        putBytes(value, 0, value.length);
    }

    /** The SHA-256 of a value's bytes. */
    void putDigest(byte[] digest) {
        putByte(HASHED);
        append(digest, 0, digest.length);
    }

    /** A value of the source that has no meaning in the column's type: equal to nothing on the target. */
    void putSourceInvalid(byte[] identity) {
        putByte(SOURCE_INVALID);
        putBytes(identity);
    }

    /** Bytes from the target that are no value of the column's type: equal to nothing on the source. */
    void putTargetInvalid(byte[] value, int offset, int length) {
        putByte(TARGET_INVALID);
        putBytes(value, offset, length);
    }

    private void appendLong(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void append(byte[] value, int offset, int length) {
        reserve(length);
        System.arraycopy(value, offset, bytes, size, length);
        size += length;
    }

    private void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
