package dev.sessiondb.store;

/**
 * How many rows a table has.
 *
 * @param rows exact; -1 when they can't be counted: no right to, a damaged page, or no time
 */
public record TableRows(String table, long rows) {}
