package dev.sessiondb.schema;

/**
 * Something of the source's schema that stays behind, and why.
 *
 * @param kind {@code view}, {@code trigger}, {@code virtual table}, {@code shadow table}, {@code generated column}, {@code index} ...
 * @param table the table it belongs to, or its own name when it stands alone
 * @param name its name
 * @param sql its definition, empty when it has none
 * @param reason why it isn't carried, lower case, no full stop
 */
public record UncarriedObject(String kind, String table, String name, String sql, String reason) {}
