package dev.sessiondb.store;

/**
 * An identity column (or one with an owned sequence) that must not hand out an id twice.
 *
 * @param last the highest id ever used in the source, from its rows and {@code sqlite_sequence}; the target's own rows are looked at besides
 */
public record SequenceFloor(String table, String column, long last) {}
