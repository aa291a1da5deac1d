package dev.sessiondb.verify;

import dev.sessiondb.convert.TextMeaning;
import dev.sessiondb.store.RowCursor;

/** {@code bytea}: blobs, and the bytes of text or what it stands for. */
final class ByteaForm implements ColumnForm {
    private final TextMeaning texts;

    ByteaForm(TextMeaning texts) {
        this.texts = texts;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case TEXT -> texts == TextMeaning.FLOAT32 ? putFloats(row, column, out) : put(row, column, out);
            case BLOB -> put(row, column, out);
            case INTEGER, REAL, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        out.putBytes(bytes, offset, length);
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Words.blob(bytes, offset, length);
    }

    private static boolean putFloats(RowCursor row, int column, CanonicalRow out) {
        return !row.large(column)
                && Float32Text.bytes(row.bytes(column))
                        .filter(bytes -> put(bytes, out))
                        .isPresent();
    }

    private static boolean put(byte[] bytes, CanonicalRow out) {
        out.putBytes(bytes);
        return true;
    }

    private static boolean put(RowCursor row, int column, CanonicalRow out) {
        if (row.large(column)) {
            SourceValues.putLarge(row, column, out);
        } else {
            out.putBytes(row.bytes(column));
        }
        return true;
    }
}
