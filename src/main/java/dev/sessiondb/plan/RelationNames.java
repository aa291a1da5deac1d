package dev.sessiondb.plan;

import dev.sessiondb.store.TargetSchema;
import java.util.HashSet;
import java.util.Set;

/** The names of tables, indexes and sequences that a run makes: one name space in PostgreSQL, shared with what the target schema has. */
final class RelationNames {
    private final Names names;

    RelationNames(TargetSchema target, Set<String> tableNames) {
        Set<String> taken = new HashSet<>(target.otherNames());
        taken.addAll(target.tables().keySet());
        taken.addAll(tableNames);
        this.names = new Names(taken);
    }

    String take(String wanted) {
        return names.take(wanted);
    }
}
