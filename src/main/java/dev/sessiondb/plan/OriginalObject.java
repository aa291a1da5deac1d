package dev.sessiondb.plan;

/**
 * A view or trigger of a source that was migrated.
 *
 * @param kind {@code view} or {@code trigger}
 * @param sql the statement that made it
 */
public record OriginalObject(String kind, String name, String sql) {}
