package dev.sessiondb.json;

import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.StorageClass;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A digest of a table's values with their storage classes, whatever the order of its rows: the sum, modulo 2^128, of the first halves of the rows' SHA-256. Not for defence: a dump's own digests are what tells a changed one.
 */
final class RowSum {
    private final MessageDigest row = Sha256.digest();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    private long rows;
    private long high;
    private long low;

    void nothing() {
        row.update((byte) 'n');
    }

    void integer(long integer) {
        row.update((byte) 'i');
        put(integer);
    }

    void real(double real) {
        row.update((byte) 'r');
        put(Double.doubleToRawLongBits(real));
    }

    void text(byte[] bytes) {
        bytes('t', bytes);
    }

    void blob(byte[] bytes) {
        bytes('b', bytes);
    }

    private void bytes(char kind, byte[] bytes) {
        row.update((byte) kind);
        row.update(bytes);
        put(bytes.length);
    }

    /** Begins a value that comes in pieces. */
    void begin(StorageClass kind) {
        row.update((byte) (kind == StorageClass.TEXT ? 't' : 'b'));
    }

    void piece(byte[] bytes, int offset, int count) {
        row.update(bytes, offset, count);
    }

    /** @param length of all pieces together */
    void end(long length) {
        put(length);
    }

    private void put(long bits) {
        row.update(number.putLong(0, bits).array());
    }

    /** Ends a row. */
    void row() {
        ByteBuffer digest = ByteBuffer.wrap(row.digest());
        long before = low;
        low += digest.getLong();
        high += digest.getLong() + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
        rows++;
    }

    /** What two tables with equal rows have in common. */
    String total() {
        return rows + " " + Long.toHexString(high) + " " + Long.toHexString(low);
    }
}
