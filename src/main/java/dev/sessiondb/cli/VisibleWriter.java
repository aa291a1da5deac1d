package dev.sessiondb.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names and values come from files that others made: what would steer a terminal or turn the direction of writing is shown as JSON would escape it, never sent. In a JSON document such characters stand
 * within strings only, so that it says the same as before.
 */
final class VisibleWriter extends FilterWriter {

    private VisibleWriter(Writer out) {
        super(out);
    }

    /** Prints there; every line is flushed. */
    static PrintWriter over(PrintWriter out) {
        return new PrintWriter(new VisibleWriter(out), true);
    }

    /** The text with escapes in it. */
    static String visible(String text) {
        return text.codePoints().mapToObj(VisibleWriter::shown).collect(Collectors.joining());
    }

    private static String shown(int character) {
        return steers(character) ? String.format(Locale.ROOT, "\\u%04x", character) : Character.toString(character);
    }

    /** Whether it does more to a terminal than to stand there, or to end a line or go to the next column. */
    static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> turns(character);
        };
    }

    /** And what is no character at all, which YAML can't hold either. See "Explicit Directional Formatting Characters" and "Implicit Directional Marks" in Unicode Standard Annex 9. */
    private static boolean turns(int character) {
        return character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character == 0x200E
                || character == 0x200F
                || character == 0x061C
                || character >= 0xFFFE && character <= 0xFFFF;
    }

    @Override
    public void write(int character) throws IOException {
        if (steers((char) character)) {
            out.write(shown((char) character));
        } else {
            out.write(character);
        }
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(characters[i]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (text.equals(System.lineSeparator())) {
            out.write(text, offset, length);
            return;
        }
        write(text.toCharArray(), offset, length);
    }
}
