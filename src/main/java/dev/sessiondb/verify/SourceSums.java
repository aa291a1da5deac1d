package dev.sessiondb.verify;

/** What the source's rows of a table add up to, under a key of their own; found before the target has them. */
public final class SourceSums {
    private final HashKey key;
    private final Buckets sums;

    SourceSums(HashKey key, Buckets sums) {
        this.key = key;
        this.sums = sums;
    }

    HashKey key() {
        return key;
    }

    Buckets sums() {
        return sums;
    }
}
