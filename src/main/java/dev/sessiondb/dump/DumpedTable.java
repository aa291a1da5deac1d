package dev.sessiondb.dump;

/**
 * What a dump says of one table, after its rows.
 *
 * @param columns how many values each row has
 * @param rows how many rows
 * @param sha256 the digest of the row lines, as {@code docs/dump-format.md} defines it
 */
public record DumpedTable(String name, int columns, long rows, String sha256) {}
