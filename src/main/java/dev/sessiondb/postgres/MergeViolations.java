package dev.sessiondb.postgres;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.OnConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tries the target's constraints on the rows that a rehearsed merge would bring, before any of them is near the target. Rows that break one are taken out, so that those which refer to them are found as well.
 */
final class MergeViolations {
    private final Connection connection;
    private final MergeConflicts conflicts;
    private final String schema;
    private final Map<String, RehearsedRows> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, MergeViolation>> found = new HashMap<>();

    MergeViolations(Connection connection, MergeConflicts conflicts, String schema) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.schema = schema;
    }

    /** The same counts, with what wouldn't be let in; after conflicts have been resolved. */
    List<MergeCount> find(List<MergeRehearsal> tables, List<MergeCount> counts) throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            prepare(tables.get(i), counts.get(i));
        }
        for (RehearsedRows bringing : rows.values()) {
            alone(bringing);
        }
        references();
        return counts.stream().map(this::with).toList();
    }

    private MergeCount with(MergeCount count) {
        return count.withViolations(
                List.copyOf(found.getOrDefault(count.table(), Map.of()).values()));
    }

    private void prepare(MergeRehearsal rehearsal, MergeCount count) throws SQLException {
        MergeTable table = rehearsal.table();
        if (!replaced(table) && count.fresh() + count.updated() == 0) {
            return;
        }
        if (!replaced(table) && count.identical() > 0) {
            Query.update(connection, conflicts.sql(table).deleteIdentical());
        }
        rows.put(table.name(), new RehearsedRows(connection, conflicts, rehearsal));
    }

    /** Of such a table all rows are brought, also those that it has: what they refer to may be gone. */
    private static boolean replaced(MergeTable table) {
        return table.onConflict() == OnConflict.REPLACE;
    }

    /** What each row has to keep by itself. */
    private void alone(RehearsedRows bringing) throws SQLException {
        MergeTable table = bringing.table();
        List<TargetConstraint> constraints =
                TargetConstraint.of(connection, conflicts.target(table.name()), new HashSet<>(table.columns()));
        if (constraints.isEmpty()) {
            return;
        }
        List<String> broken = constraints.stream().map(TargetConstraint::broken).toList();
        List<Long> counts = bringing.count(broken);
        for (int i = 0; i < broken.size(); i++) {
            if (counts.get(i) > 0) {
                TargetConstraint constraint = constraints.get(i);
                add(bringing.violation(constraint.name(), constraint.definition(), constraint.broken(), counts.get(i)));
            }
        }
        if (found.containsKey(table.name())) {
            bringing.delete("(" + String.join(") OR (", broken) + ")");
        }
    }

    private record Reference(RehearsedRows child, TargetForeignKey key, String broken) {}

    private void references() throws SQLException {
        List<Reference> references = new ArrayList<>();
        for (RehearsedRows child : rows.values()) {
            for (TargetForeignKey key : TargetForeignKey.of(
                    connection, conflicts.target(child.table().name()))) {
                references.add(new Reference(child, key, key.broken(parents(key))));
            }
        }
        Set<String> lessened = resolve(references);
        while (!lessened.isEmpty()) {
            Set<String> last = lessened;
            lessened = resolve(references.stream()
                    .filter(r -> staged(r.key()).filter(last::contains).isPresent())
                    .toList());
        }
    }

    /** The tables that rows were taken out of. */
    private Set<String> resolve(List<Reference> references) throws SQLException {
        Set<String> lessened = new HashSet<>();
        for (Reference reference : references) {
            if (resolve(reference)) {
                lessened.add(reference.child().table().name());
            }
        }
        return lessened;
    }

    /** Where a referenced row may be: in the target, unless it is replaced, or among those that come along. */
    private List<String> parents(TargetForeignKey key) {
        List<String> parents = new ArrayList<>();
        Optional<String> staged = staged(key);
        if (staged.filter(this::replaced).isEmpty()) {
            parents.add(Bookkeeping.qualified(key.schema(), key.parent()));
        }
        staged.ifPresent(parent -> parents.add(conflicts.staged(parent)));
        return parents;
    }

    private boolean replaced(String table) {
        return replaced(Objects.requireNonNull(rows.get(table)).table());
    }

    /** The referenced table, if it is one that gets rows and they bring their key. */
    private Optional<String> staged(TargetForeignKey key) {
        return Optional.of(key.parent())
                .filter(p -> key.schema().equals(schema) && rows.containsKey(p))
                .filter(p ->
                        Objects.requireNonNull(rows.get(p)).table().columns().containsAll(key.keys()));
    }

    private boolean resolve(Reference reference) throws SQLException {
        long count = reference.child().count(reference.broken());
        if (count == 0) {
            return false;
        }
        TargetForeignKey key = reference.key();
        add(reference.child().violation(key.name(), key.definition(), reference.broken(), count));
        reference.child().delete(reference.broken());
        return true;
    }

    private void add(MergeViolation violation) {
        found.computeIfAbsent(violation.table(), t -> new LinkedHashMap<>())
                .merge(violation.constraint() + ' ' + violation.definition(), violation, MergeViolation::plus);
    }
}
