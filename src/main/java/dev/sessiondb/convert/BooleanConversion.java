package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;

/** {@code boolean}: 0 and 1, and the words PostgreSQL itself knows, in any case. */
final class BooleanConversion implements ValueConversion {
    private static final byte[][] TRUE = words("1", "t", "true", "y", "yes", "on");
    private static final byte[][] FALSE = words("0", "f", "false", "n", "no", "off");
    private static final int NEITHER = -1;

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        int value =
                switch (storage) {
                    case INTEGER -> number(row.longValue(column));
                    case REAL -> number(row.doubleValue(column));
                    case TEXT -> row.large(column) ? NEITHER : word(row.bytes(column));
                    default -> NEITHER;
                };
        if (value == NEITHER) {
            return false;
        }
        out.putInt(1);
        out.putByte(value);
        return true;
    }

    private static int number(long value) {
        return value == 0 || value == 1 ? (int) value : NEITHER;
    }

    private static int number(double value) {
        return value == 0 ? 0 : value == 1 ? 1 : NEITHER;
    }

    private static int word(byte[] text) {
        return among(TRUE, text) ? 1 : among(FALSE, text) ? 0 : NEITHER;
    }

    private static boolean among(byte[][] words, byte[] text) {
        for (byte[] word : words) {
            if (same(word, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] word, byte[] text) {
        if (word.length != text.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            boolean upper = text[i] >= 'A' && text[i] <= 'Z';
            if ((upper ? text[i] + 'a' - 'A' : text[i]) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(StandardCharsets.US_ASCII);
        }
        return bytes;
    }

    @Override
    public String expectation() {
        return "a boolean (0, 1, true, false, t, f, yes, no, y, n, on, off)";
    }
}
