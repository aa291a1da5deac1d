package dev.sessiondb.store;

import java.nio.file.Path;

/**
 * Records that could become no row, and were left out as the operator asked.
 *
 * @param table whose rows the others are
 * @param lines a file with a line of a reject file for each, as {@code docs/rejects.md} describes it; there as long as the source is open
 */
public record LeftOutRecords(String table, long count, Path lines) {}
