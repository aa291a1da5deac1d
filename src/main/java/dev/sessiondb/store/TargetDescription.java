package dev.sessiondb.store;

/**
 * What is known about the target as a whole.
 *
 * @param name as {@link TargetStore#name}
 * @param schema the schema the application's tables are in
 * @param serverVersion such as {@code 15.18}
 * @param user who is logged in
 */
public record TargetDescription(String name, String schema, String serverVersion, String user) {}
