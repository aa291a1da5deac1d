package dev.sessiondb.convert;

import java.nio.charset.StandardCharsets;

/** Takes NUL characters and malformed UTF-8 out of a text. */
final class TextMending {
    private static final String ESCAPED = "\\u0000";

    private TextMending() {}

    static boolean hasNul(byte[] text, boolean json) {
        for (byte b : text) {
            if (b == 0) {
                return true;
            }
        }
        return json && new String(text, StandardCharsets.ISO_8859_1).contains(ESCAPED);
    }

    static byte[] replaced(byte[] text) {
        return decoded(text).getBytes(StandardCharsets.UTF_8);
    }

    /** Without NUL, or with each NUL written as an escape. */
    static byte[] withoutNul(byte[] text, NulText nul, boolean json) {
        String bytes = new String(text, StandardCharsets.ISO_8859_1);
        String mended = json ? inJson(bytes, nul) : bytes;
        String plain = mended.replace("\0", nul == NulText.STRIP ? "" : ESCAPED);
        return plain.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An escape counts only where its backslash isn't itself escaped. */
    private static String inJson(String text, NulText nul) {
        StringBuilder mended = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\\') {
                mended.append(character);
            } else if (text.startsWith(ESCAPED, i)) {
                mended.append(nul == NulText.STRIP ? "" : "\\" + ESCAPED);
                i += ESCAPED.length() - 1;
            } else {
                mended.append(text, i, Math.min(i + 2, text.length()));
                i++;
            }
        }
        return mended.toString();
    }

    private static String decoded(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }
}
