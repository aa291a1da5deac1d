package dev.sessiondb.profile;

/** What JSON columns become. */
public enum JsonStorage {
    /** {@code jsonb}; {@code json} where jsonb can't keep every value. */
    AUTO,
    /** Keeps the text: order of keys, duplicates, spaces. */
    JSON,
    JSONB,
    TEXT
}
