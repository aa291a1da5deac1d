package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code uuid}: 32 hex digits with or without the four hyphens, in braces or not, or 16 bytes. */
final class UuidConversion implements ValueConversion {
    private static final int LONGEST = 38;
    private final byte[] scratch = new byte[16];

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.BLOB && storage != StorageClass.TEXT || row.large(column)) {
            return false;
        }
        byte[] bytes = row.bytes(column);
        if (storage == StorageClass.BLOB) {
            return bytes.length == 16 && put(bytes, out);
        }
        return bytes.length <= LONGEST && parse(bytes) && put(scratch, out);
    }

    private static boolean put(byte[] uuid, FieldBuffer out) {
        out.putInt(16);
        out.putBytes(uuid, 0, 16);
        return true;
    }

    private boolean parse(byte[] text) {
        boolean braces = text.length >= 2 && text[0] == '{' && text[text.length - 1] == '}';
        int start = braces ? 1 : 0;
        int length = text.length - 2 * start;
        boolean hyphens = length == 36;
        if (!hyphens && length != 32) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < length; i++) {
            byte character = text[start + i];
            if (hyphens && (i == 8 || i == 13 || i == 18 || i == 23)) {
                if (character != '-') {
                    return false;
                }
                continue;
            }
            int digit = Character.digit(character, 16);
            if (digit < 0) {
                return false;
            }
            int at = digits++ / 2;
            scratch[at] = (byte) (scratch[at] << 4 | digit);
        }
        return digits == 32;
    }

    @Override
    public String expectation() {
        return "a UUID (32 hex digits, with hyphens or without, or 16 bytes)";
    }
}
