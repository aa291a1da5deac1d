package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** {@code text}, {@code varchar(n)} by bytes, and {@code char(n)} without the spaces at the end, which it fills up to n. */
final class TextForm implements ColumnForm {
    private final OptionalInt longest;
    private final boolean padded;

    TextForm(OptionalInt longest, boolean padded) {
        this.longest = longest;
        this.padded = padded;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> put(ascii(Long.toString(row.longValue(column))), out);
            case REAL -> put(ascii(SqliteReals.text(row.doubleValue(column))), out);
            case TEXT -> row.large(column) ? putLarge(row, column, out) : put(row.bytes(column), out);
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        out.putBytes(bytes, offset, significant(bytes, offset, length));
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Words.text(bytes, offset, length);
    }

    /** Not checked for UTF-8 and length: what PostgreSQL could not store is not there to be equal. */
    private boolean putLarge(RowCursor row, int column, CanonicalRow out) {
        if (padded) {
            return put(SourceValues.all(row, column), out);
        }
        SourceValues.putLarge(row, column, out);
        return true;
    }

    private boolean put(byte[] bytes, CanonicalRow out) {
        if (!Utf8.storable(bytes, 0, bytes.length) || tooLong(bytes)) {
            return false;
        }
        out.putBytes(bytes, 0, significant(bytes, 0, bytes.length));
        return true;
    }

    private boolean tooLong(byte[] bytes) {
        return longest.isPresent()
                && bytes.length > longest.getAsInt()
                && Utf8.characters(bytes, 0, bytes.length) > longest.getAsInt();
    }

    private int significant(byte[] bytes, int offset, int length) {
        int end = offset + length;
        while (padded && end > offset && bytes[end - 1] == ' ') {
            end--;
        }
        return end - offset;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
