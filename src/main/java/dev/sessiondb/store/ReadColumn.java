package dev.sessiondb.store;

/**
 * A column to be read back.
 *
 * @param digest read the SHA-256 of the value's bytes instead of the value: for columns with values too large to hold
 */
public record ReadColumn(String name, boolean digest) {}
