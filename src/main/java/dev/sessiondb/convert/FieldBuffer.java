package dev.sessiondb.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A reused buffer in front of a stream, in which fields of PostgreSQL's binary format are put together, big-endian. Nothing leaves it before {@link #flush} or {@link #drain},
 * so what was appended since {@link #position} can be taken back by {@link #truncate}.
 */
public final class FieldBuffer {
    private static final int FLUSH_AT = 96 * 1024;

    private final OutputStream sink;
    private byte[] bytes = new byte[FLUSH_AT + 8 * 1024];
    private int position;

    public FieldBuffer(OutputStream sink) {
        this.sink = sink;
    }

    /** How many bytes are in the buffer. */
    public int position() {
        return position;
    }

    /** Takes back what was appended after that position. */
    public void truncate(int to) {
        position = to;
    }

    public void putByte(int value) {
        reserve(1);
        bytes[position++] = (byte) value;
    }

    public void putShort(int value) {
        reserve(2);
        bytes[position++] = (byte) (value >>> 8);
        bytes[position++] = (byte) value;
    }

    public void putInt(int value) {
        reserve(4);
        setInt(position, value);
        position += 4;
    }

    public void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    public void putBytes(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, position, length);
        position += length;
    }

    /** Overwrites four bytes already in the buffer. */
    public void setInt(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    /** Points a field at the value whose length stands at that position. */
    void read(int at, BinaryField into) {
        into.set(bytes, at, Integer.BYTES);
        into.set(bytes, at + Integer.BYTES, into.int32(0));
    }

    /** Sends the buffer on when it is well filled; called between fields, none of which is taken back later. */
    public void drain() throws IOException {
        if (position >= FLUSH_AT) {
            flush();
        }
    }

    /** Sends all of the buffer on. */
    public void flush() throws IOException {
        sink.write(bytes, 0, position);
        position = 0;
    }

    /**
     * Sends the buffer and then the whole stream on, without holding it.
     *
     * @return how many bytes the stream had
     */
    public long transfer(InputStream large) throws IOException {
        flush();
        return large.transferTo(sink);
    }

    private void reserve(int more) {
        if (bytes.length - position < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + more));
        }
    }
}
