package dev.sessiondb.convert;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks UTF-8 byte by byte, in pieces: no NUL (PostgreSQL has none), no surrogates, no overlong forms, nothing above U+10FFFF. RFC 3629, section 4.
 */
final class Utf8 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private int expected;
    private int lower = 0x80;
    private int upper = 0xBF;
    private long position;
    private long characters;
    private String fault = "";

    /** Starts again, and checks all of a text. */
    boolean check(byte[] bytes) {
        return check(bytes, 0, bytes.length);
    }

    /** The same for a text within an array. */
    boolean check(byte[] bytes, int start, int length) {
        expected = 0;
        position = 0;
        characters = 0;
        fault = "";
        return accept(bytes, start, start + length) && complete();
    }

    /** Reads it all, in pieces. */
    static Utf8 of(InputStream in) throws IOException {
        Utf8 check = new Utf8();
        byte[] piece = new byte[64 * 1024];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            if (!check.accept(piece, 0, n)) {
                return check;
            }
        }
        check.complete();
        return check;
    }

    /** Takes the next bytes; false from the first fault on. */
    boolean accept(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (expected == 0 && i <= end - Long.BYTES && ascii((long) WORD.get(bytes, i))) {
                characters += Long.BYTES;
                position += Long.BYTES;
                i += Long.BYTES - 1;
                continue;
            }
            int value = bytes[i] & 0xFF;
            if (expected == 0 && value < 0x80 && value > 0) {
                characters++;
                position++;
                continue;
            }
            if (!(expected == 0 ? lead(value) : next(value))) {
                return false;
            }
            position++;
        }
        return true;
    }

    /** Whether it doesn't end within a character. */
    boolean complete() {
        if (fault.isEmpty() && expected > 0) {
            fault = "the text ends within a character";
        }
        return fault.isEmpty();
    }

    /** How many code points there were. */
    long characters() {
        return characters;
    }

    /** What is wrong with it; empty when nothing is. */
    String fault() {
        return fault;
    }

    /** Eight characters at once: no byte above 0x7F, and none that is 0. */
    private static boolean ascii(long word) {
        return ((word | word - ONES) & HIGH_BITS) == 0;
    }

    private boolean lead(int value) {
        characters++;
        lower = 0x80;
        upper = 0xBF;
        if (value == 0) {
            return fail("the text has a NUL character at byte " + position);
        }
        if (value < 0xC2 || value > 0xF4) {
            return invalid();
        }
        expected = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        switch (value) {
            case 0xE0 -> lower = 0xA0;
            case 0xED -> upper = 0x9F;
            case 0xF0 -> lower = 0x90;
            case 0xF4 -> upper = 0x8F;
            default -> {}
        }
        return true;
    }

    private boolean next(int value) {
        if (value < lower || value > upper) {
            return invalid();
        }
        lower = 0x80;
        upper = 0xBF;
        expected--;
        return true;
    }

    private boolean invalid() {
        return fail("the bytes at " + position + " are not UTF-8");
    }

    private boolean fail(String what) {
        fault = what;
        return false;
    }
}
