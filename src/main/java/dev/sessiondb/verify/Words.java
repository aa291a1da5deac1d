package dev.sessiondb.verify;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Values as messages show them: text in single quotes, blobs as {@code x'0a0b'}, control characters escaped, at most 80 characters. */
final class Words {
    static final int LONGEST = 80;
    static final String NULL = "NULL";

    /** More bytes than this are never needed for 80 characters. */
    static final int ENOUGH = 4 * LONGEST;

    private Words() {}

    static String cut(String words) {
        if (words.codePointCount(0, words.length()) <= LONGEST) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** UTF-8 text, of which only the start may be given. */
    static String text(byte[] bytes, int offset, int length) {
        return quoted(new String(bytes, offset, Math.min(length, ENOUGH), StandardCharsets.UTF_8));
    }

    static String quoted(String text) {
        StringBuilder words = new StringBuilder(text.length() + 2).append('\'');
        text.codePoints().limit(ENOUGH).forEach(character -> append(words, character));
        return cut(words.append('\'').toString());
    }

    static String blob(byte[] bytes, int offset, int length) {
        String hex = HexFormat.of().formatHex(bytes, offset, offset + Math.min(length, ENOUGH));
        return cut("x'" + hex + "'");
    }

    static String fingerprint(long length, byte[] sha256) {
        return length + " bytes, SHA-256 " + HexFormat.of().formatHex(sha256, 0, 16) + "…";
    }

    private static void append(StringBuilder words, int character) {
        switch (character) {
            case '\n' -> words.append("\\n");
            case '\r' -> words.append("\\r");
            case '\t' -> words.append("\\t");
            case '\\' -> words.append("\\\\");
            case '\'' -> words.append("''");
            default -> appendPlain(words, character);
        }
    }

    private static void appendPlain(StringBuilder words, int character) {
        int type = Character.getType(character);
        boolean invisible = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (invisible) {
            words.append(String.format("\\u{%x}", character));
        } else {
            words.appendCodePoint(character);
        }
    }
}
