package dev.sessiondb.report;

import java.util.Locale;

/** Text as it can stand in markup: names come from files that others made. */
final class Escapes {
    private Escapes() {}

    /** What would steer the markup or the direction of writing, and what no document can hold, stands there as JSON would escape it. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(character, out));
        return out.toString();
    }

    private static void append(int character, StringBuilder out) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> appendPlain(character, out);
        }
    }

    private static void appendPlain(int character, StringBuilder out) {
        if (shown(character)) {
            out.appendCodePoint(character);
        } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", character));
        }
    }

    /** See "Char" in XML 1.0, and "Explicit Directional Formatting Characters" in Unicode Standard Annex 9. */
    private static boolean shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> !turns(character);
            default -> (character & 0xFFFE) != 0xFFFE;
        };
    }

    private static boolean turns(int character) {
        return character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character == 0x200E
                || character == 0x200F
                || character == 0x061C;
    }
}
