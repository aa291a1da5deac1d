package dev.sessiondb.profile;

/**
 * A column that the source doesn't have.
 *
 * @param sql an SQLite expression over the table's columns
 * @param type its type as it would be declared in SQLite; may be empty
 */
public record DerivedColumn(String name, String sql, String type) {}
