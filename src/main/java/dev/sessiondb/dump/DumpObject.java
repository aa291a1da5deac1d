package dev.sessiondb.dump;

/**
 * What a dump holds the definition of, and no rows.
 *
 * @param kind {@code view}, {@code trigger}, {@code virtual table} or whatever else {@code uncarried} names
 */
public record DumpObject(String kind, String table, String name, String sql) {}
