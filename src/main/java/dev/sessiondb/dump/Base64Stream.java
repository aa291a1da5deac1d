package dev.sessiondb.dump;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Decodes base64 (RFC 4648, section 4, padded) that comes in pieces. Its {@link #end} must be called. */
final class Base64Stream extends OutputStream {
    private static final int PIECE = 16 * 1024;

    private final OutputStream out;
    private final JsonScanner json;
    private final byte[] piece = new byte[PIECE];
    private int used;
    private boolean padded;

    Base64Stream(OutputStream out, JsonScanner json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void write(int value) throws IOException {
        if (used == PIECE) {
            decode();
        }
        piece[used++] = (byte) value;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (used == PIECE) {
                decode();
            }
            int count = Math.min(length - done, PIECE - used);
            System.arraycopy(from, offset + done, piece, used, count);
            used += count;
            done += count;
        }
    }

    private void decode() throws IOException {
        if (used == 0) {
            return;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(used == PIECE ? piece : Arrays.copyOf(piece, used));
            if (padded || used % 4 != 0) {
                throw new IllegalArgumentException("padding is missing, or stands in the middle");
            }
            padded = piece[used - 1] == '=';
            out.write(decoded);
            used = 0;
        } catch (IllegalArgumentException e) {
            throw json.fault("a value is not base64");
        }
    }

    /** Writes what is left, and is ready for the next value. */
    void end() throws IOException {
        decode();
        padded = false;
    }
}
