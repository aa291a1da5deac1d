package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** {@code uuid}: 36 characters, 32 digits, either in braces, or a blob of 16 bytes. */
final class UuidForm implements ColumnForm {
    private static final int LENGTH = 16;
    private static final int DIGITS = 32;

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case TEXT -> putText(SourceValues.ascii(row, column), out);
            case BLOB -> putBlob(row, column, out);
            case INTEGER, REAL, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length != LENGTH) {
            return false;
        }
        out.putLongs(BigEndian.getLong(bytes, offset), BigEndian.getLong(bytes, offset + 8));
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return new UUID(BigEndian.getLong(bytes, offset), BigEndian.getLong(bytes, offset + 8)).toString();
    }

    private boolean putBlob(RowCursor row, int column, CanonicalRow out) {
        return row.byteLength(column) == LENGTH && putTarget(row.bytes(column), 0, LENGTH, out);
    }

    private static boolean putText(Optional<String> text, CanonicalRow out) {
        if (text.isEmpty()) {
            return false;
        }
        String digits = withoutHyphens(withoutBraces(text.get()));
        if (digits.length() != DIGITS) {
            return false;
        }
        try {
            out.putLongs(
                    HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, DIGITS));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String withoutBraces(String text) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        return braces && text.length() > 2 ? text.substring(1, text.length() - 1) : text;
    }

    private static String withoutHyphens(String text) {
        boolean hyphens = text.length() == 36
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-';
        return hyphens ? text.replace("-", "") : text;
    }
}
