package dev.sessiondb.dump;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes UTF-8 bytes as the inside of a JSON string (RFC 8259, section 7): only what must be escaped is. */
final class JsonText {
    private static final byte[] AS_IT_IS = {};
    private static final byte[][] ESCAPES = escapes();

    private final OutputStream out;

    JsonText(OutputStream out) {
        this.out = out;
    }

    /** Bytes above 0x7F go through as they are, so a character may be cut between two calls. */
    void escape(byte[] bytes, int length) throws IOException {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte value = bytes[i];
            byte[] escaped = value < 0 ? AS_IT_IS : ESCAPES[value];
            if (escaped.length > 0) {
                out.write(bytes, start, i - start);
                out.write(escaped);
                start = i + 1;
            }
        }
        out.write(bytes, start, length - start);
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
