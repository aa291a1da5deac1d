package dev.sessiondb.verify;

/**
 * One difference between source and target.
 *
 * @param key the row, such as {@code id = 7}, or {@code row without key}
 * @param column the column, or {@code *} when a whole row is on one side only
 * @param source the source's value in words, cut at 80 characters; {@code (no such row)} when there is none
 * @param target the target's value, likewise
 */
public record Mismatch(String table, String key, String column, String source, String target) {}
