package dev.sessiondb.migrate;

import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetRows;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetTableDetail;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some tables of a snapshot, and those that they refer to. */
final class SelectedSnapshot implements TargetSnapshot {
    private final TargetSnapshot whole;
    private final TargetSchema schema;

    SelectedSnapshot(TargetSnapshot whole, Collection<String> tables) {
        this.whole = whole;
        this.schema = select(whole.schema(), tables);
    }

    private static TargetSchema select(TargetSchema all, Collection<String> tables) {
        Map<String, ExistingTable> selected = new HashMap<>();
        Deque<String> wanted = new ArrayDeque<>(tables);
        while (!wanted.isEmpty()) {
            all.table(wanted.pop())
                    .filter(table -> !selected.containsKey(table.name()))
                    .ifPresent(table -> {
                        selected.put(table.name(), table);
                        wanted.addAll(table.references());
                    });
        }
        return new TargetSchema(all.exists(), selected, Set.of());
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
    public boolean holds(String table, String column, Optional<String> except) {
        return whole.holds(table, column, except);
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
