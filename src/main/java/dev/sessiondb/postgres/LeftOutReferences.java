package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Staged rows that refer to rows left out of a merge can't go in either; nor can those that refer to them, and so on. */
final class LeftOutReferences {
    private static final int EXAMPLES = 10;

    private final Connection connection;
    private final MergeConflicts conflicts;
    private final String schema;

    LeftOutReferences(Connection connection, MergeConflicts conflicts, String schema) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.schema = schema;
    }

    /** A foreign key between two merged tables of the target, all of whose columns are brought over. */
    private record Reference(String name, MergeTable child, List<String> columns, String parent, List<String> keys) {}

    /** Deletes those rows from the staged tables, and counts them as shadowed instead of fresh. */
    List<MergeCount> resolve(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        Map<String, MergeCount> byTable = new LinkedHashMap<>();
        counts.forEach(c -> byTable.put(c.table(), c));
        List<Reference> references = references(tables);
        Set<String> lessened = counts.stream()
                .filter(c -> c.conflicts() > 0)
                .map(MergeCount::table)
                .collect(Collectors.toSet());
        while (!lessened.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (Reference reference : references) {
                if (lessened.contains(reference.parent()) && resolve(reference, byTable)) {
                    next.add(reference.child().name());
                }
            }
            lessened = next;
        }
        return List.copyOf(byTable.values());
    }

    private boolean resolve(Reference reference, Map<String, MergeCount> counts) throws SQLException {
        MergeTable child = reference.child();
        String where = conflicts.staged(child.name()) + " s WHERE " + dangling(reference);
        String words = literal(
                " refers by `" + reference.name() + "` to a row of `" + reference.parent() + "` that is left out");
        List<String> examples = Query.list(
                connection,
                "SELECT " + conflicts.sql(child).name() + " || " + words + " FROM " + where + " ORDER BY s.ctid LIMIT "
                        + EXAMPLES,
                row -> String.valueOf(row.getString(1)));
        if (examples.isEmpty()) {
            return false;
        }
        long deleted = Query.update(connection, "DELETE FROM " + where);
        counts.computeIfPresent(child.name(), (name, count) -> leftOut(count, deleted, examples));
        return true;
    }

    private static MergeCount leftOut(MergeCount count, long rows, List<String> examples) {
        List<String> all = new ArrayList<>(count.examples());
        all.addAll(examples);
        return count.withoutFresh(rows, all.subList(0, Math.min(EXAMPLES, all.size())));
    }

    /** The row refers to something that neither the target has nor the stage still brings. */
    private String dangling(Reference reference) {
        TargetColumns childColumns = conflicts.columns(reference.child().name());
        TargetColumns parentColumns = conflicts.columns(reference.parent());
        List<String> present = new ArrayList<>();
        List<String> inTarget = new ArrayList<>();
        List<String> inStage = new ArrayList<>();
        IntStream.range(0, reference.columns().size()).forEach(i -> {
            String value = childColumns.cast("s.", reference.columns().get(i));
            String key = reference.keys().get(i);
            present.add("s." + quote(reference.columns().get(i)) + " IS NOT NULL");
            inTarget.add(value + " = p." + quote(key));
            inStage.add(value + " = " + parentColumns.keyCast("p.", key));
        });
        return String.join(" AND ", present)
                + " AND NOT EXISTS (SELECT FROM " + conflicts.target(reference.parent()) + " p WHERE "
                + String.join(" AND ", inTarget)
                + ") AND NOT EXISTS (SELECT FROM " + conflicts.staged(reference.parent()) + " p WHERE "
                + String.join(" AND ", inStage) + ")";
    }

    private List<Reference> references(List<MergeTable> tables) throws SQLException {
        Map<String, MergeTable> byName = new HashMap<>();
        tables.forEach(t -> byName.put(t.name(), t));
        List<Reference> references = new ArrayList<>();
        for (MergeTable table : tables) {
            for (Reference reference : references(table)) {
                MergeTable parent = byName.get(reference.parent());
                if (parent != null
                        && parent.columns().containsAll(reference.keys())
                        && table.columns().containsAll(reference.columns())) {
                    references.add(reference);
                }
            }
        }
        return references;
    }

    private List<Reference> references(MergeTable child) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT k.conname, p.relname,
                       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(attnum, position)
                             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.position),
                       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(attnum, position)
                             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.position)
                FROM pg_constraint k
                JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
                WHERE k.conrelid = ?::regclass AND k.contype = 'f' AND n.nspname = ?
                ORDER BY k.conname
                """,
                row -> new Reference(
                        String.valueOf(row.getString(1)),
                        child,
                        Query.strings(row, 3),
                        String.valueOf(row.getString(2)),
                        Query.strings(row, 4)),
                conflicts.target(child.name()),
                schema);
    }
}
