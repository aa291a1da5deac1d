package dev.sessiondb.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A large text with NUL characters and malformed UTF-8 taken out, in pieces. JSON's own escapes aren't looked at: a large JSON text stays as it is. */
final class MendedStream extends InputStream {
    private static final int PIECE = 32 * 1024;

    private final Reader text;
    private final Charset charset;
    private final NulText nul;
    private final char[] piece = new char[PIECE];
    private byte[] ready = {};
    private int position;
    private int held;

    /** Takes the stream over. Without replacement bytes stay what they are. */
    MendedStream(InputStream in, Amendment amendment) {
        this.charset = amendment.replaceInvalid() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        this.text = new InputStreamReader(in, charset);
        this.nul = amendment.nul();
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, target, offset, count);
        position += count;
        return count;
    }

    /** Whether there is something to read. A surrogate pair that the piece's end would part is held back. */
    private boolean fill() throws IOException {
        while (position == ready.length) {
            int read = text.read(piece, held, piece.length - held);
            if (read < 0 && held == 0) {
                return false;
            }
            int length = held + Math.max(0, read);
            held = read > 0 && Character.isHighSurrogate(piece[length - 1]) ? 1 : 0;
            ready = mended(length - held);
            position = 0;
            piece[0] = piece[length - 1];
        }
        return true;
    }

    private byte[] mended(int length) {
        String part = new String(piece, 0, length);
        String mended =
                switch (nul) {
                    case FAIL -> part;
                    case STRIP -> part.replace("\0", "");
                    case ESCAPE -> part.replace("\0", "\\u0000");
                };
        return mended.getBytes(charset);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
