package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.io.KeyedHash;
import java.util.List;
import java.util.stream.IntStream;

/** The current row in canonical form, and its hashes. Reused for all rows; not thread-safe. */
final class HashedRow {
    private static final int ROW = 'r';
    private static final int KEY = 'k';
    private static final int COLUMN = 'c';

    private final CanonicalRow row;
    private final KeyedHash hash;
    private final int[] keys;
    private boolean hashed;
    private long high;
    private long low;

    HashedRow(List<VerifyColumn> columns, HashKey key) {
        this.row = new CanonicalRow(columns.size(), key);
        this.hash = new KeyedHash(key);
        this.keys = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).key())
                .toArray();
    }

    void read(Side side) {
        hashed = false;
        side.write(row);
    }

    /** The same for rows of equal key; for equal rows where there is no key. */
    int bucket() {
        if (keys.length == 0) {
            hash();
            return Buckets.of(high);
        }
        hashKey();
        return Buckets.of(hash.high());
    }

    /** Computes {@link #high} and {@link #low} of the whole row. */
    void hash() {
        if (hashed) {
            return;
        }
        hash.start(ROW);
        hash.add(row.bytes(), 0, row.size());
        hash.end();
        high = hash.high();
        low = hash.low();
        hashed = true;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    Digest128 whole() {
        hash();
        return new Digest128(high, low);
    }

    /** Of the key; of the whole row where there is no key. */
    Digest128 key() {
        if (keys.length == 0) {
            return whole();
        }
        hashKey();
        return hash.digest();
    }

    Digest128 column(int column) {
        hash.start(COLUMN);
        add(column);
        hash.end();
        return hash.digest();
    }

    private void hashKey() {
        hash.start(KEY);
        for (int key : keys) {
            add(key);
        }
        hash.end();
    }

    private void add(int column) {
        hash.add(row.bytes(), row.start(column), row.end(column) - row.start(column));
    }
}
