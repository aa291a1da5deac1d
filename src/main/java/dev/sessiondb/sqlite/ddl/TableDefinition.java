package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.AsciiNames;
import java.util.List;
import java.util.Optional;

/**
 * What the text of a CREATE TABLE says beyond SQLite's pragmas.
 *
 * @param deferredForeignKeys per foreign key, in the order written, whether it is {@code DEFERRABLE INITIALLY DEFERRED}
 */
public record TableDefinition(
        List<ColumnDefinition> columns,
        List<CheckDefinition> checks,
        List<Boolean> deferredForeignKeys,
        boolean autoincrement) {

    public TableDefinition {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
        deferredForeignKeys = List.copyOf(deferredForeignKeys);
    }

    /** Reads a CREATE TABLE; empty when it isn't understood to its end. */
    public static Optional<TableDefinition> parse(String sql) {
        try {
            return Optional.of(new TableDefinitionParser(sql).parse());
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    public Optional<ColumnDefinition> column(String name) {
        return columns.stream().filter(c -> AsciiNames.same(c.name(), name)).findFirst();
    }
}
