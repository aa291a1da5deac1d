package dev.sessiondb.convert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One value in PostgreSQL's binary form, big-endian, where it stands in a larger buffer. Reused for one value after the other; not thread-safe. */
public final class BinaryField {
    private byte[] buffer = {};
    private int offset;
    private int length = -1;

    /** Points it at a value; a length of -1 is NULL. */
    public void set(byte[] newBuffer, int newOffset, int newLength) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
    }

    boolean isNull() {
        return length < 0;
    }

    int length() {
        return length;
    }

    int int8(int at) {
        return buffer[offset + at];
    }

    int int16(int at) {
        return int8(at) << 8 | int8(at + 1) & 0xFF;
    }

    int int32(int at) {
        return int16(at) << 16 | int16(at + 2) & 0xFFFF;
    }

    long int64(int at) {
        return (long) int32(at) << 32 | int32(at + 4) & 0xFFFFFFFFL;
    }

    byte[] bytes() {
        return bytes(0);
    }

    /** All bytes from that one on. */
    byte[] bytes(int from) {
        return Arrays.copyOfRange(buffer, offset + from, offset + length);
    }

    String text(int from) {
        return new String(buffer, offset + from, length - from, StandardCharsets.UTF_8);
    }

    boolean sameBytes(BinaryField other) {
        return length == other.length
                && (length <= 0
                        || Arrays.equals(
                                buffer,
                                offset,
                                offset + length,
                                other.buffer,
                                other.offset,
                                other.offset + other.length));
    }
}
