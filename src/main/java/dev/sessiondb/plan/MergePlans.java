package dev.sessiondb.plan;

import dev.sessiondb.store.ConflictRule;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans how the rows of a table go into one that exists. */
final class MergePlans {

    private MergePlans() {}

    static MergeTable plan(ExistingTable existing, List<ColumnPlan> columns, ConflictRule rule) {
        Set<String> filled = columns.stream().map(ColumnPlan::targetName).collect(Collectors.toSet());
        List<UniqueKey> keys = new ArrayList<>(existing.uniqueKeys().stream()
                .filter(k -> filled.containsAll(k.columns()))
                .toList());
        List<String> key = existing.primaryKey();
        if (key.isEmpty() || !filled.containsAll(key)) {
            key = notNull(existing, keys);
        }
        List<String> chosen = key;
        keys.removeIf(k -> k.columns().equals(chosen));
        return new MergeTable(
                        existing.name(),
                        columns.stream().map(ColumnPlan::targetName).toList(),
                        columns.stream().map(c -> c.conversion().type()).toList(),
                        key,
                        keys)
                .with(rule)
                .hiding(columns.stream()
                        .filter(ColumnPlan::secret)
                        .map(ColumnPlan::targetName)
                        .collect(Collectors.toSet()));
    }

    /** The first unique key without nullable columns: only such a key tells every row apart. */
    private static List<String> notNull(ExistingTable existing, List<UniqueKey> keys) {
        return keys.stream()
                .map(UniqueKey::columns)
                .filter(columns -> columns.stream()
                        .allMatch(c -> existing.column(c).map(e -> e.notNull()).orElse(false)))
                .findFirst()
                .orElse(List.of());
    }
}
