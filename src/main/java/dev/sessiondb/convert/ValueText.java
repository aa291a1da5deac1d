package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A source value in words, for messages: cut at 80 characters, nothing that could upset a terminal. */
final class ValueText {
    private static final int LIMIT = 80;

    private ValueText() {}

    static String of(RowCursor row, int column) {
        return switch (row.storageClass(column)) {
            case NULL -> "NULL";
            case INTEGER -> Long.toString(row.longValue(column));
            case REAL -> Numerals.text(row.doubleValue(column));
            case TEXT -> row.large(column) ? "a text of " + row.byteLength(column) + " bytes" : text(row.bytes(column));
            case BLOB -> row.large(column) ? "a blob of " + row.byteLength(column) + " bytes" : blob(row.bytes(column));
        };
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, LIMIT * 4), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder("\"");
        int count = 0;
        for (int i = 0; i < text.length() && count < LIMIT; count++) {
            int character = text.codePointAt(i);
            shown.append(visible(character) ? Character.toString(character) : String.format("\\u%04x", character));
            i += Character.charCount(character);
        }
        boolean cut = text.codePointCount(0, text.length()) > LIMIT || bytes.length > LIMIT * 4;
        return shown.append(cut ? "...\"" : "\"").toString();
    }

    /** Not what moves the cursor, ends the line or turns the direction of writing. */
    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String blob(byte[] bytes) {
        String hex = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, LIMIT / 2)));
        return "x'" + hex + (bytes.length > LIMIT / 2 ? "...'" : "'");
    }
}
