package dev.sessiondb.sqlite;

import java.io.ByteArrayOutputStream;

/**
 * Turns UTF-16 into UTF-8 piece by piece. What is no character stays recognizable as such instead of becoming another one: a lone surrogate
 * becomes the three bytes that UTF-8 forbids, an odd last byte {@code 0xFF}.
 */
final class Utf16 {
    private static final int NONE = -1;

    private final boolean bigEndian;
    private final ByteArrayOutputStream out;
    private int oddByte = NONE;
    private int high = NONE;

    Utf16(TextEncoding encoding, ByteArrayOutputStream out) {
        this.bigEndian = encoding == TextEncoding.UTF_16BE;
        this.out = out;
    }

    static byte[] toUtf8(byte[] bytes, TextEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        Utf16 converter = new Utf16(encoding, out);
        converter.add(bytes);
        converter.finish();
        return out.toByteArray();
    }

    void add(byte[] bytes) {
        for (byte b : bytes) {
            int next = b & 0xFF;
            if (oddByte == NONE) {
                oddByte = next;
                continue;
            }
            unit(bigEndian ? (oddByte << 8) | next : (next << 8) | oddByte);
            oddByte = NONE;
        }
    }

    void finish() {
        flushHigh();
        if (oddByte != NONE) {
            out.write(0xFF);
            oddByte = NONE;
        }
    }

    private void unit(int unit) {
        char c = (char) unit;
        if (high != NONE && Character.isLowSurrogate(c)) {
            encode(Character.toCodePoint((char) high, c));
            high = NONE;
            return;
        }
        flushHigh();
        if (Character.isHighSurrogate(c)) {
            high = unit;
        } else {
            encode(unit);
        }
    }

    private void flushHigh() {
        if (high != NONE) {
            encode(high);
            high = NONE;
        }
    }

    private void encode(int codePoint) {
        if (codePoint < 0x80) {
            out.write(codePoint);
        } else if (codePoint < 0x800) {
            out.write(0xC0 | (codePoint >> 6));
            tail(codePoint, 0);
        } else if (codePoint < 0x10000) {
            out.write(0xE0 | (codePoint >> 12));
            tail(codePoint, 6);
            tail(codePoint, 0);
        } else {
            out.write(0xF0 | (codePoint >> 18));
            tail(codePoint, 12);
            tail(codePoint, 6);
            tail(codePoint, 0);
        }
    }

    private void tail(int codePoint, int shift) {
        out.write(0x80 | ((codePoint >> shift) & 0x3F));
    }
}
