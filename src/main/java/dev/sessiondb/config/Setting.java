package dev.sessiondb.config;

/**
 * A value and where it comes from.
 *
 * @param origin such as {@code --sqlite-path}, {@code SESSIONDB_SQLITE_PATH}, {@code .sessiondb/config.yaml:3} or {@code default}
 */
public record Setting<T>(T value, String origin) {}
