package dev.sessiondb.sqlite;

import java.util.Optional;

/**
 * One row of {@code PRAGMA table_xinfo}.
 *
 * @param key its place in the primary key from 1, or 0
 * @param hidden 0, or 2 and 3 for generated columns, virtual and stored
 * @param failure why SQLite itself can't compute it, of a generated column
 */
record ColumnInfo(
        String name,
        String type,
        boolean notNull,
        Optional<String> defaultSql,
        int key,
        int hidden,
        Optional<String> failure) {

    boolean generated() {
        return hidden == 2 || hidden == 3;
    }

    boolean stored() {
        return hidden == 3;
    }

    boolean readable() {
        return failure.isEmpty();
    }

    ColumnInfo failing(String reason) {
        return new ColumnInfo(name, type, notNull, defaultSql, key, hidden, Optional.of(reason));
    }
}
