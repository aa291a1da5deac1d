package dev.sessiondb.verify;

import java.io.IOException;
import java.io.InputStream;

/** JSON text as bytes: an array, or a stream of which a piece at a time is held. Not thread-safe. */
final class JsonInput {
    /** Behind the last byte. */
    static final int END = -1;

    private static final int PIECE = 64 * 1024;

    private boolean streamed;
    private InputStream rest = InputStream.nullInputStream();
    private byte[] bytes = {};
    private int at;
    private int end;

    void open(byte[] text, int offset, int length) {
        streamed = false;
        bytes = text;
        at = offset;
        end = offset + length;
    }

    void open(InputStream text) {
        streamed = true;
        rest = text;
        bytes = new byte[PIECE];
        at = 0;
        end = 0;
    }

    /** What is at hand: from {@link #position} to {@link #end}. */
    byte[] bytes() {
        return bytes;
    }

    int position() {
        return at;
    }

    int end() {
        return end;
    }

    /** Goes on with this byte of those at hand. */
    void position(int position) {
        at = position;
    }

    /** The next byte, 0 to 255, or {@link #END}. */
    int next() throws IOException {
        return at < end || fill() ? bytes[at++] & 0xFF : END;
    }

    /** The same, without going on. */
    int peek() throws IOException {
        return at < end || fill() ? bytes[at] & 0xFF : END;
    }

    /** The next byte that isn't space. */
    int nextToken() throws IOException {
        int next = next();
        while (next == ' ' || next == '\n' || next == '\t' || next == '\r') {
            next = next();
        }
        return next;
    }

    private boolean fill() throws IOException {
        if (!streamed) {
            return false;
        }
        at = 0;
        end = rest.readNBytes(bytes, 0, bytes.length);
        return end > 0;
    }
}
