package dev.sessiondb.store;

/** What was done to a schema's versions; stored in lower case. */
public enum SchemaAction {
    MIGRATE,
    ROLLBACK,
    REPAIR
}
