package dev.sessiondb.dump;

import dev.sessiondb.io.DamagedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) in the order in which it stands, a value of any size in pieces; parsers hold a string before they give any of it. Memory holds one buffer, and of what is asked for as a whole no more than
 * {@link #MOST_HELD} bytes together. Every fault names its line.
 */
final class JsonScanner {
    /** What names and definitions may take together, each counted with what an object of Java takes. */
    static final int MOST_HELD = 16 * 1024 * 1024;

    private static final int OBJECT = 64;
    private static final int BUFFER = 64 * 1024;
    private static final int PIECE = 8 * 1024;

    /** What a string is handed over in; there is room for one more character. */
    private static final int FULL = PIECE - 8;

    private static final int LONGEST_NUMBER = 400;

    /** As many digits are surely an integer. */
    private static final int SHORT = 18;

    private static final int DEEPEST = 500;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] piece = new byte[PIECE];
    private long number;
    private int position;
    private int limit;
    private long line = 1;
    private long held;

    JsonScanner(InputStream in) {
        this.in = in;
    }

    /** What is done with the value of a member, at which the scanner stands. */
    interface Member {
        void read(String name) throws IOException;
    }

    /** What is done with an element, at which the scanner stands. */
    interface Element {
        void read() throws IOException;
    }

    long line() {
        return line;
    }

    /** The next byte that is no blank, which stays; -1 at the end. */
    int peek() throws IOException {
        while (true) {
            int next = position < limit ? buffer[position] & 0xFF : fill();
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            line += next == '\n' ? 1 : 0;
            position++;
        }
    }

    private int fill() throws IOException {
        limit = in.read(buffer);
        position = 0;
        return limit > 0 ? buffer[0] & 0xFF : -1;
    }

    private int next() throws IOException {
        int next = position < limit ? buffer[position] & 0xFF : fill();
        if (next < 0) {
            throw fault("it ends too early");
        }
        position++;
        return next;
    }

    boolean accept(char wanted) throws IOException {
        boolean found = peek() == wanted;
        position += found ? 1 : 0;
        return found;
    }

    void expect(char wanted) throws IOException {
        if (!accept(wanted)) {
            throw peek() < 0
                    ? fault("it ends too early")
                    : fault("there is " + found() + " where `" + wanted + "` belongs");
        }
    }

    private String found() throws IOException {
        int found = peek();
        return found > ' ' && found < 0x7F ? "`" + (char) found + "`" : String.format("the byte 0x%02x", found);
    }

    /** Reads an object; a name that stands twice in it is a fault. */
    void object(Member member) throws IOException {
        expect('{');
        if (accept('}')) {
            return;
        }
        Set<String> names = new HashSet<>();
        do {
            String name = text();
            if (!names.add(name)) {
                throw fault("an object has `" + Shortened.of(name) + "` twice");
            }
            expect(':');
            member.read(name);
        } while (accept(','));
        expect('}');
    }

    void array(Element element) throws IOException {
        expect('[');
        if (accept(']')) {
            return;
        }
        do {
            element.read();
        } while (accept(','));
        expect(']');
    }

    /** A string that is held as a whole: a name, a definition. */
    String text() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(OBJECT);
        string(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] piece, int offset, int length) throws IOException {
                hold(length);
                bytes.write(piece, offset, length);
            }
        });
        hold(OBJECT);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A string inside a value of a row, of at most that many bytes, which nobody holds. */
    String shortText(int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(most);
        string(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] piece, int offset, int length) throws IOException {
                if (bytes.size() + length > most) {
                    throw fault("a value has a string of more than " + most + " bytes where a word belongs");
                }
                bytes.write(piece, offset, length);
            }
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void hold(int more) throws IOException {
        held += more;
        if (held > MOST_HELD) {
            throw fault("its names and definitions take more than " + MOST_HELD + " bytes");
        }
    }

    /** Reads a string, and writes its characters as UTF-8. */
    void string(OutputStream out) throws IOException {
        expect('"');
        int used = 0;
        while (true) {
            used = pieceFrom(used);
            byte special = buffer[position - 1];
            if (special == '"') {
                out.write(piece, 0, used);
                return;
            }
            if (special == '\\') {
                used = escape(used);
            }
            if (used >= FULL) {
                out.write(piece, 0, used);
                used = 0;
            }
        }
    }

    /** Copies what stands for itself, up to and over a quote or a backslash, or until the piece is full. */
    private int pieceFrom(int from) throws IOException {
        int used = from;
        while (used < FULL) {
            used = plainFrom(used);
            int value = next();
            if (value == '"' || value == '\\') {
                return used;
            }
            if (value < ' ') {
                throw fault(String.format("a string has the control character 0x%02x in it", value));
            }
            piece[used++] = (byte) value;
            if (value >= 0x80) {
                used = character(value, used);
            }
        }
        return used;
    }

    /** Copies plain ASCII from the buffer, until the piece is nearly full. */
    private int plainFrom(int from) {
        byte[] bytes = buffer;
        byte[] into = piece;
        int at = position;
        int end = Math.min(limit, at + FULL - from);
        int used = from;
        while (at < end) {
            byte value = bytes[at];
            if (value < ' ' || value == '"' || value == '\\') {
                break;
            }
            into[used++] = value;
            at++;
        }
        position = at;
        return used;
    }

    /** The rest of a character of several bytes. */
    private int character(int first, int from) throws IOException {
        Utf8Check check = new Utf8Check();
        boolean valid = check.accepts(first);
        int used = from;
        while (valid && !check.complete()) {
            int value = next();
            valid = check.accepts(value);
            piece[used++] = (byte) value;
        }
        if (!valid) {
            throw fault("a string has bytes that aren't UTF-8");
        }
        return used;
    }

    private int escape(int from) throws IOException {
        int escaped = next();
        int place = "\"\\/bfnrt".indexOf(escaped);
        if (place >= 0) {
            piece[from] = (byte) "\"\\/\b\f\n\r\t".charAt(place);
            return from + 1;
        }
        if (escaped != 'u') {
            throw fault("a string has an escape that JSON doesn't know");
        }
        byte[] utf8 = new String(Character.toChars(codePoint())).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, piece, from, utf8.length);
        return from + utf8.length;
    }

    private int codePoint() throws IOException {
        char first = hex();
        if (!Character.isSurrogate(first)) {
            return first;
        }
        boolean pair = Character.isHighSurrogate(first) && next() == '\\' && next() == 'u';
        char second = pair ? hex() : ' ';
        if (!Character.isLowSurrogate(second)) {
            throw fault("a string has an unpaired surrogate");
        }
        return Character.toCodePoint(first, second);
    }

    private char hex() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int next = next();
            int digit = next < 0x80 ? Character.digit(next, 16) : -1;
            if (digit < 0) {
                throw fault("a string has an escape that JSON doesn't know");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** A number or one of the words {@code true}, {@code false} and {@code null}, as it is spelled; empty when there is none. */
    String word() throws IOException {
        peek();
        StringBuilder word = new StringBuilder(24);
        while (position < limit || fill() >= 0) {
            char next = (char) (buffer[position] & 0xFF);
            boolean part = (next >= '0' && next <= '9')
                    || (next >= 'a' && next <= 'z')
                    || next == '-'
                    || next == '+'
                    || next == '.'
                    || next == 'E';
            if (!part) {
                break;
            }
            if (word.length() == LONGEST_NUMBER) {
                throw fault("a number has more than " + LONGEST_NUMBER + " digits");
            }
            word.append(next);
            position++;
        }
        return word.toString();
    }

    /** Reads an integer of a few digits, when one stands next and is not cut in two by the buffer's end; {@link #number} is it. */
    boolean shortNumber() {
        int at = position;
        boolean negative = at < limit && buffer[at] == '-';
        int start = negative ? at + 1 : at;
        long value = 0;
        for (at = start; at < limit && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
            value = value * 10 + buffer[at] - '0';
        }
        boolean canonical = at == start + 1 || at > start && buffer[start] != '0';
        boolean ended = at < limit && (buffer[at] == ',' || buffer[at] == ']');
        if (!canonical || !ended || at - start > SHORT) {
            return false;
        }
        number = negative ? -value : value;
        position = at;
        return true;
    }

    long number() {
        return number;
    }

    /** Passes over a value of any kind. */
    void skip() throws IOException {
        skip(0);
    }

    private void skip(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw fault("values are nested more than " + DEEPEST + " deep");
        }
        switch (peek()) {
            case '"' -> string(OutputStream.nullOutputStream());
            case '[' -> array(() -> skip(depth + 1));
            case '{' -> object(name -> skip(depth + 1));
            default -> JsonNumber.require(word(), this);
        }
    }

    /** What is wrong, with its line. */
    DamagedFile fault(String what) {
        return new DamagedFile("line " + line + ": " + what);
    }
}
