package dev.sessiondb.dump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes UTF-8 bytes as the inside of a JSON string (RFC 8259, section 7): only what must be escaped is. */
final class JsonText {
    /** What a byte may become: {@code \\u0001}. */
    static final int LONGEST = 6;

    private static final byte[] AS_IT_IS = {};
    private static final byte[][] ESCAPES = escapes();

    private JsonText() {}

    /**
     * Appends them to a buffer that has room for {@link #LONGEST} times as many. Bytes above 0x7F go through as they are, so a character may be cut between two calls.
     *
     * @return the place behind them
     */
    static int escape(byte[] bytes, int from, int to, byte[] into, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value < 0 || value >= ' ' && value != '"' && value != '\\') {
                into[end++] = value;
            } else {
                byte[] escaped = ESCAPES[value];
                System.arraycopy(escaped, 0, into, end, escaped.length);
                end += escaped.length;
            }
        }
        return end;
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[128][];
        Arrays.fill(escapes, AS_IT_IS);
        for (int i = 0; i < ' '; i++) {
            escapes[i] = ascii(String.format("\\u%04x", i));
        }
        escapes['\n'] = ascii("\\n");
        escapes['\r'] = ascii("\\r");
        escapes['\t'] = ascii("\\t");
        escapes['"'] = ascii("\\\"");
        escapes['\\'] = ascii("\\\\");
        return escapes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
