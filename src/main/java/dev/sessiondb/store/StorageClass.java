package dev.sessiondb.store;

/** How SQLite stores one value. See the SQLite documentation, "Datatypes In SQLite". */
public enum StorageClass {
    NULL,
    INTEGER,
    REAL,
    TEXT,
    BLOB
}
