package dev.sessiondb.postgres;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeReference;
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
        List<Reference> references = references();
        List<MergeViolation> orphans = orphans(references);
        Set<String> lessened = new HashSet<>();
        for (RehearsedRows bringing : rows.values()) {
            if (alone(bringing)) {
                lessened.add(bringing.table().name());
            }
        }
        for (MergeViolation orphan : orphans) {
            delete(orphan);
            lessened.add(orphan.table());
        }
        follow(references, lessened);
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

    /** What each row has to keep by itself; whether rows were taken out. */
    private boolean alone(RehearsedRows bringing) throws SQLException {
        MergeTable table = bringing.table();
        List<TargetConstraint> constraints =
                TargetConstraint.of(connection, conflicts.target(table.name()), new HashSet<>(table.columns()));
        if (constraints.isEmpty()) {
            return false;
        }
        List<String> broken = constraints.stream().map(TargetConstraint::broken).toList();
        List<Long> counts = bringing.count(broken);
        for (int i = 0; i < broken.size(); i++) {
            if (counts.get(i) > 0) {
                add(bringing.violation(constraints.get(i).rows(), counts.get(i)));
            }
        }
        boolean any = counts.stream().anyMatch(count -> count > 0);
        if (any) {
            bringing.delete("(" + String.join(") OR (", broken) + ")");
        }
        return any;
    }

    /** @param condition true of a row that refers to nothing */
    private record Reference(RehearsedRows child, TargetForeignKey key, String condition) {
        RehearsedRows.Broken rows(boolean follows) {
            return new RehearsedRows.Broken(
                    key.name(), key.definition(), new RehearsedRows.Refused(key.columns(), true, follows), condition);
        }
    }

    private List<Reference> references() throws SQLException {
        List<Reference> references = new ArrayList<>();
        for (RehearsedRows child : rows.values()) {
            for (TargetForeignKey key : TargetForeignKey.of(
                    connection, conflicts.target(child.table().name()))) {
                references.add(new Reference(child, key, key.broken(parents(key))));
            }
            for (MergeReference reference : child.references()) {
                TargetForeignKey key = TargetForeignKey.of(reference, schema);
                references.add(new Reference(
                        child, key, RehearsedRows.among(reference.rows()) + " AND " + key.broken(parents(key))));
            }
        }
        return references;
    }

    /** Before any row is taken out: what refers to nothing by itself. */
    private List<MergeViolation> orphans(List<Reference> references) throws SQLException {
        List<MergeViolation> orphans = new ArrayList<>();
        for (Reference reference : references) {
            long count = reference.child().count(reference.condition());
            if (count > 0) {
                MergeViolation violation = reference.child().violation(reference.rows(false), count);
                add(violation);
                orphans.add(violation);
            }
        }
        return orphans;
    }

    private void delete(MergeViolation orphans) throws SQLException {
        RehearsedRows child = Objects.requireNonNull(rows.get(orphans.table()));
        child.delete(RehearsedRows.among(orphans.ids()));
    }

    /** What refers to rows that were taken out, and what refers to that, and so on. */
    private void follow(List<Reference> references, Set<String> tables) throws SQLException {
        Set<String> lessened = tables;
        while (!lessened.isEmpty()) {
            Set<String> last = lessened;
            lessened = follow(references.stream()
                    .filter(r -> staged(r.key()).filter(last::contains).isPresent())
                    .toList());
        }
    }

    /** The tables that rows were taken out of. */
    private Set<String> follow(List<Reference> references) throws SQLException {
        Set<String> lessened = new HashSet<>();
        for (Reference reference : references) {
            long count = reference.child().count(reference.condition());
            if (count > 0) {
                add(reference.child().violation(reference.rows(true), count));
                reference.child().delete(reference.condition());
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
            parents.add(remaining(key));
        }
        staged.ifPresent(parent -> parents.add(conflicts.staged(parent)));
        return parents;
    }

    /** The referenced table without rows that give way. */
    private String remaining(TargetForeignKey key) {
        boolean merged = key.schema().equals(schema) && rows.containsKey(key.parent());
        return merged ? conflicts.seeds(key.parent()).remaining() : Bookkeeping.qualified(key.schema(), key.parent());
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

    private void add(MergeViolation violation) {
        found.computeIfAbsent(violation.table(), t -> new LinkedHashMap<>())
                .merge(
                        violation.follows() + violation.constraint() + ' ' + violation.definition(),
                        violation,
                        MergeViolation::plus);
    }
}
