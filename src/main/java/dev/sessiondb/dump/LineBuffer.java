package dev.sessiondb.dump;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Gathers the pieces of a line, so that what is below gets few large writes. Not thread-safe, unlike {@code BufferedOutputStream}. */
public final class LineBuffer extends OutputStream {
    private static final int SIZE = 64 * 1024;
    private static final int LONGEST_NUMBER = 32;
    private static final int PIECE = 4 * 1024;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;

    public LineBuffer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        reserve(1);
        buffer[used++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > SIZE) {
            empty();
            out.write(bytes, offset, length);
            return;
        }
        reserve(length);
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
    }

    void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i));
        }
    }

    /** Writes UTF-8 bytes as the inside of a JSON string. */
    void escaped(byte[] text, int start, int length) throws IOException {
        int end = start + length;
        for (int from = start; from < end; from += PIECE) {
            int to = Math.min(end, from + PIECE);
            reserve((to - from) * JsonText.LONGEST);
            used = JsonText.escape(text, from, to, buffer, used);
        }
    }

    void number(long value) throws IOException {
        reserve(LONGEST_NUMBER);
        used = NumberOutput.outputLong(value, buffer, used);
    }

    /** Hands over what was gathered; the stream below is not flushed. */
    public void empty() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    @Override
    public void flush() throws IOException {
        empty();
        out.flush();
    }

    private void reserve(int bytes) throws IOException {
        if (used + bytes > SIZE) {
            empty();
        }
    }
}
