package dev.sessiondb.store;

import java.util.Arrays;

/** Bytes where they stand in an array that somebody else owns. Reused for one value after the other. */
public final class ByteSlice {
    private byte[] array = {};
    private int start;
    private int length;

    /** Points it at other bytes. */
    public void set(byte[] newArray, int newStart, int newLength) {
        array = newArray;
        start = newStart;
        length = newLength;
    }

    /** Not to be changed. */
    public byte[] array() {
        return array;
    }

    public int start() {
        return start;
    }

    public int length() {
        return length;
    }

    /** The place behind the last byte. */
    public int end() {
        return start + length;
    }

    /** The bytes in an array of their own. */
    public byte[] copy() {
        return Arrays.copyOfRange(array, start, end());
    }
}
