package dev.sessiondb.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks UTF-8, without keeping what it decodes. Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences". */
final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether PostgreSQL can hold these bytes as text: valid UTF-8 without NUL. */
    static boolean storable(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            at = afterAscii(bytes, at, end);
            if (at == end) {
                return true;
            }
            int size = bytes[at] == 0 ? 0 : sequence(bytes, at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Where the first byte is that is 0 or beyond ASCII, or the end. */
    private static int afterAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES && plain((long) LONG.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] > 0) {
            at++;
        }
        return at;
    }

    /** Whether all eight bytes are from 1 to 127. A borrow only comes from a byte that is 0. */
    private static boolean plain(long word) {
        return ((word | word - ONES) & SIGNS) == 0;
    }

    /** How many bytes the character at this place takes, or 0 when there is none. */
    static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        int size = size(lead);
        if (size == 0 || at + size > end) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size < 3 || wellFormed(lead, bytes[at + 1] & 0xFF) ? size : 0;
    }

    /** How many bytes follow from the first. */
    static int size(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Neither longer than need be, nor half a surrogate pair, nor beyond U+10FFFF. */
    private static boolean wellFormed(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }

    /** How many characters valid UTF-8 has. */
    static int characters(byte[] bytes, int offset, int length) {
        int count = 0;
        for (int i = offset; i < offset + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
