package dev.sessiondb.convert;

import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.RowCursor;
import java.security.MessageDigest;
import java.util.List;

/** The key of a row as bytes that are the same for equal keys of both sides: the SHA-256 over the normal forms of its values. Reused for one row after the other; not thread-safe. */
public final class KeyBytes {
    private final MessageDigest digest = Sha256.digest();
    private final byte[] length = new byte[Integer.BYTES];

    /**
     * The key of an old row.
     *
     * @param positions of the key's columns in the row
     * @return empty when one of its values is no value of its column's type, so that the row equals none
     */
    public byte[] of(RowCursor row, List<Respelling> columns, List<Integer> positions) {
        digest.reset();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).appendKey(row, positions.get(i), this)) {
                return new byte[0];
            }
        }
        return digest.digest();
    }

    /** The key of one of PostgreSQL's rows. */
    public byte[] of(List<BinaryField> values, List<Respelling> columns) {
        digest.reset();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).appendKey(values.get(i), this);
        }
        return digest.digest();
    }

    void add(byte[] value) {
        addLength(value.length);
        digest.update(value);
    }

    void addNull() {
        addLength(-1);
    }

    private void addLength(int value) {
        for (int i = 0; i < length.length; i++) {
            length[i] = (byte) (value >>> 8 * i);
        }
        digest.update(length);
    }
}
