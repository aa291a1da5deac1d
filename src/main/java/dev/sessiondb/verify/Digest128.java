package dev.sessiondb.verify;

/** A 128-bit digest. */
record Digest128(long high, long low) {}
