package dev.sessiondb.sqlite;

/**
 * What {@code PRAGMA table_list} says of an object.
 *
 * @param name {@code table}, {@code view}, {@code virtual} or {@code shadow}; empty for a trigger
 */
record ObjectKind(String name, boolean withoutRowid) {
    static final ObjectKind NONE = new ObjectKind("", false);
}
