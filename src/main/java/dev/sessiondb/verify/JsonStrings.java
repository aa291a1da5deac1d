package dev.sessiondb.verify;

import dev.sessiondb.io.KeyedHash;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Takes JSON strings as the bytes they stand for, in UTF-8. Not thread-safe. */
final class JsonStrings {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;
    private static final int CONTROLS_END = 0x20;
    private static final int ASCII_END = 0x80;

    /** Held on to; longer strings get an array of their own. */
    private static final int USUAL = 64 * 1024;

    private final KeyedHash hash;
    private byte[] unescaped = new byte[256];
    private int size;

    JsonStrings(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * Adds the string to the hash.
     *
     * @param in behind the opening quote
     * @throws NotInJsonb when it is no string, or none that {@code jsonb} can hold
     */
    void add(JsonInput in) throws IOException {
        byte[] bytes = in.bytes();
        int start = in.position();
        int stop = plainEnd(bytes, start, in.end());
        if (stop < in.end() && bytes[stop] == '"') {
            in.position(stop + 1);
            hash.add(bytes, start, stop - start);
            return;
        }
        size = 0;
        append(bytes, start, stop - start);
        in.position(stop);
        unescape(in);
        hash.add(unescaped, 0, size);
        if (unescaped.length > USUAL) {
            unescaped = new byte[USUAL];
        }
    }

    /** Where the first byte is that doesn't stand for itself, or is a quote, or the end. */
    private static int plainEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES && plain((long) LONG.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < end) {
            int next = bytes[at];
            if (next >= CONTROLS_END && next != '"' && next != '\\') {
                at++;
                continue;
            }
            int size = next < 0 ? Utf8.sequence(bytes, at, end) : 0;
            if (size == 0) {
                return at;
            }
            at += size;
        }
        return at;
    }

    /** Whether eight bytes are ASCII, and neither control characters nor quotes nor backslashes: if so, none of these differences has a sign. */
    private static boolean plain(long word) {
        long quotes = (word ^ ONES * '"') - ONES;
        long backslashes = (word ^ ONES * '\\') - ONES;
        long controls = word - ONES * CONTROLS_END;
        return ((word | quotes | backslashes | controls) & SIGNS) == 0;
    }

    private void unescape(JsonInput in) throws IOException {
        for (int next = in.next(); next != '"'; next = in.next()) {
            if (next == '\\') {
                appendEscape(in);
            } else if (next < CONTROLS_END) {
                throw new NotInJsonb();
            } else if (next < ASCII_END) {
                append(next);
            } else {
                appendSequence(next, in);
            }
        }
    }

    /** Of several bytes, that may not all be at hand. */
    private void appendSequence(int lead, JsonInput in) throws IOException {
        int start = size;
        append(lead);
        for (int i = 1; i < Utf8.size(lead); i++) {
            append(in.next());
        }
        if (Utf8.sequence(unescaped, start, size) == 0) {
            throw new NotInJsonb();
        }
    }

    private void appendEscape(JsonInput in) throws IOException {
        int next = in.next();
        switch (next) {
            case '"', '\\', '/' -> append(next);
            case 'b' -> append('\b');
            case 'f' -> append('\f');
            case 'n' -> append('\n');
            case 'r' -> append('\r');
            case 't' -> append('\t');
            case 'u' -> appendCharacter(codePoint(in));
            default -> throw new NotInJsonb();
        }
    }

    private static int codePoint(JsonInput in) throws IOException {
        char first = codeUnit(in);
        if (first == 0 || Character.isLowSurrogate(first)) {
            throw new NotInJsonb();
        }
        if (!Character.isHighSurrogate(first)) {
            return first;
        }
        if (in.next() != '\\' || in.next() != 'u') {
            throw new NotInJsonb();
        }
        char second = codeUnit(in);
        if (!Character.isLowSurrogate(second)) {
            throw new NotInJsonb();
        }
        return Character.toCodePoint(first, second);
    }

    private static char codeUnit(JsonInput in) throws IOException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int next = in.next();
            int digit = next < ASCII_END ? Character.digit(next, 16) : -1;
            if (digit < 0) {
                throw new NotInJsonb();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private void appendCharacter(int codePoint) {
        if (codePoint < 0x80) {
            append(codePoint);
            return;
        }
        if (codePoint < 0x800) {
            append(0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                append(0xE0 | codePoint >> 12);
            } else {
                append(0xF0 | codePoint >> 18);
                append(0x80 | codePoint >> 12 & 0x3F);
            }
            append(0x80 | codePoint >> 6 & 0x3F);
        }
        append(0x80 | codePoint & 0x3F);
    }

    private void append(int value) {
        reserve(1);
        unescaped[size++] = (byte) value;
    }

    private void append(byte[] bytes, int offset, int length) {
        reserve(length);
        System.arraycopy(bytes, offset, unescaped, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (unescaped.length - size < more) {
            unescaped = Arrays.copyOf(unescaped, Math.max(unescaped.length * 2, size + more));
        }
    }
}
