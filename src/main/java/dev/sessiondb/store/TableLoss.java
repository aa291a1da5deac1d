package dev.sessiondb.store;

/**
 * A table that loses something when scripts are executed.
 *
 * @param table in the target schema, or {@code schema.table} elsewhere
 * @param elsewhere whether it is in another schema than the target's
 * @param what it loses, in words
 */
public record TableLoss(String table, boolean elsewhere, String what) {}
