package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;

/** {@code bytea}: blobs, and the bytes of text. */
final class ByteaForm implements ColumnForm {

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case TEXT, BLOB -> put(row, column, out);
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

    private static boolean put(RowCursor row, int column, CanonicalRow out) {
        if (row.large(column)) {
            out.putDigest(SourceValues.sha256(row, column));
        } else {
            out.putBytes(row.bytes(column));
        }
        return true;
    }
}
