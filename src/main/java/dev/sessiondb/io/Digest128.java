package dev.sessiondb.io;

/** A 128-bit digest. */
public record Digest128(long high, long low) {}
