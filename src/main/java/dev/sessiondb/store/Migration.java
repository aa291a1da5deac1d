package dev.sessiondb.store;

/**
 * A generated schema migration, applied by Flyway.
 *
 * @param version digits and dots, the run's own
 * @param description letters, digits and underscores
 * @param sql with unqualified names: it runs with the staging schema as search path, and stays true in the target schema
 * @param inverse takes it back
 * @param published whether it describes tables that are moved to the target schema, and so belongs to its history
 */
public record Migration(String version, String description, String sql, String inverse, boolean published) {}
