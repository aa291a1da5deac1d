package dev.sessiondb.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A UTF-16 stream as UTF-8. */
final class Utf16Stream extends InputStream {
    private static final int PIECE = 64 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(PIECE);
    private final Utf16 converter;
    private byte[] converted = new byte[0];
    private int position;
    private boolean finished;

    Utf16Stream(InputStream in, TextEncoding encoding) {
        this.in = in;
        this.converter = new Utf16(encoding, buffer);
    }

    @Override
    public int read() throws IOException {
        return fill() ? converted[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(wanted, converted.length - position);
        System.arraycopy(converted, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (position == converted.length) {
            if (finished) {
                return false;
            }
            convert();
        }
        return true;
    }

    private void convert() throws IOException {
        byte[] bytes = in.readNBytes(PIECE);
        converter.add(bytes);
        if (bytes.length < PIECE) {
            converter.finish();
            finished = true;
        }
        converted = buffer.toByteArray();
        buffer.reset();
        position = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
