package dev.sessiondb.verify;

/** A 128-bit digest. */
record Digest128(long high, long low) {

    /** The sum mod 2^128. */
    Digest128 plus(Digest128 other) {
        long sum = low + other.low;
        int carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Digest128(high + other.high + carry, sum);
    }
}
