package dev.sessiondb.json;

/**
 * One column of the table that is made of the records.
 *
 * @param key the name in the records
 * @param name the name of the column, which differs where SQLite takes two names for one
 */
record ColumnSpec(String key, String name, Form form) {}
