package dev.sessiondb.migrate;

import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetRows;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetTableDetail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A snapshot of which only some tables are seen. */
final class ChosenTables implements TargetSnapshot {
    private final TargetSnapshot whole;
    private final TargetSchema schema;

    ChosenTables(TargetSnapshot whole, Set<String> tables) {
        this.whole = whole;
        Map<String, ExistingTable> chosen = whole.schema().tables().values().stream()
                .filter(table -> tables.contains(table.name()))
                .map(table -> among(table, tables))
                .collect(Collectors.toMap(ExistingTable::name, table -> table));
        this.schema =
                new TargetSchema(whole.schema().exists(), chosen, whole.schema().otherNames());
    }

    private static ExistingTable among(ExistingTable table, Set<String> tables) {
        return new ExistingTable(
                table.name(),
                table.rows(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                table.references().stream().filter(tables::contains).toList());
    }

    @Override
    public TargetDescription description() {
        return whole.description();
    }

    @Override
    public TargetSchema schema() {
        return schema;
    }

    @Override
    public TargetTableDetail detail(String table) {
        return whole.detail(table);
    }

    @Override
    public List<String> otherObjects() {
        return List.of();
    }

    @Override
    public TargetRows read(String table, List<ReadColumn> columns) {
        return whole.read(table, columns);
    }

    @Override
    public long largest(String table, String column) {
        return whole.largest(table, column);
    }

    @Override
    public long mostDigits(String table, String column) {
        return whole.mostDigits(table, column);
    }

    @Override
    public long bytes() {
        return whole.bytes();
    }

    @Override
    public void close() {
        whole.close();
    }
}
