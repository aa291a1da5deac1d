package dev.sessiondb.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the target schema already has.
 *
 * @param exists whether the schema itself exists
 * @param tables ordinary and partitioned tables by exact name, sessiondb's own bookkeeping left out
 * @param otherNames names of all other relations and types in the schema (views, indexes, sequences, enums ...), which a new table or index must not take
 */
public record TargetSchema(boolean exists, Map<String, ExistingTable> tables, Set<String> otherNames) {

    public TargetSchema {
        tables = Map.copyOf(tables);
        otherNames = Set.copyOf(otherNames);
    }

    public Optional<ExistingTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    public List<String> tableNames() {
        return tables.keySet().stream().sorted().toList();
    }
}
