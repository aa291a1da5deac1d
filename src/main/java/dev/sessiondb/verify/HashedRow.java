package dev.sessiondb.verify;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The current row in canonical form, and its hashes. A row is known by the first 128 bits of its SHA-256, since sums of weaker hashes can cancel for rows that resemble each other; its bucket comes
 * from a CRC-32C, which only spreads. Reused for all rows; not thread-safe.
 */
final class HashedRow {
    private final CanonicalRow row;
    private final int[] keys;
    private final MessageDigest sha256 = Sha256.create();
    private final byte[] digest = new byte[Sha256.LENGTH];
    private final ByteBuffer words = ByteBuffer.wrap(digest);
    private final CRC32C crc = new CRC32C();

    HashedRow(List<VerifyColumn> columns) {
        this.row = new CanonicalRow(columns.size());
        this.keys = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).key())
                .toArray();
    }

    void read(Side side) {
        side.write(row);
    }

    /** The same for rows of equal key; for equal rows where there is no key. */
    int bucket() {
        crc.reset();
        for (int key : keys) {
            crc.update(row.bytes(), row.start(key), row.end(key) - row.start(key));
        }
        if (keys.length == 0) {
            crc.update(row.bytes(), 0, row.size());
        }
        return Buckets.of((int) crc.getValue());
    }

    /** Computes {@link #high} and {@link #low} of the whole row. */
    void hash() {
        sha256.update(row.bytes(), 0, row.size());
        finish();
    }

    long high() {
        return words.getLong(0);
    }

    long low() {
        return words.getLong(Long.BYTES);
    }

    Digest128 whole() {
        hash();
        return new Digest128(high(), low());
    }

    /** Of the key; of the whole row where there is no key. */
    Digest128 key() {
        if (keys.length == 0) {
            return whole();
        }
        for (int key : keys) {
            sha256.update(row.bytes(), row.start(key), row.end(key) - row.start(key));
        }
        finish();
        return new Digest128(high(), low());
    }

    Digest128 column(int column) {
        sha256.update(row.bytes(), row.start(column), row.end(column) - row.start(column));
        finish();
        return new Digest128(high(), low());
    }

    private void finish() {
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }
}
