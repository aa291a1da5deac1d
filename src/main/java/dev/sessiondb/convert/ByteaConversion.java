package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code bytea}: blobs, and the bytes of texts that stand in a column of blobs. */
final class ByteaConversion implements ValueConversion {

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.BLOB && storage != StorageClass.TEXT) {
            return false;
        }
        if (row.large(column)) {
            return large(row, column, out);
        }
        byte[] bytes = row.bytes(column);
        out.putInt(bytes.length);
        out.putBytes(bytes, 0, bytes.length);
        return true;
    }

    private static boolean large(RowCursor row, int column, FieldBuffer out) {
        if (!LargeValues.fits(row, column)) {
            return false;
        }
        LargeValues.send(row, column, out);
        return true;
    }

    @Override
    public String expectation() {
        return "a blob of at most 1 GB";
    }
}
