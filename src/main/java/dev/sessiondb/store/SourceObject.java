package dev.sessiondb.store;

/**
 * One thing that a source defines.
 *
 * @param kind {@code table}, {@code column}, {@code index}, {@code foreign key}, {@code view}, {@code trigger}, {@code virtual table} or {@code shadow table}
 * @param table the table it belongs to, or its own name
 * @param name its name; a foreign key's is its number
 */
public record SourceObject(String kind, String table, String name) {}
