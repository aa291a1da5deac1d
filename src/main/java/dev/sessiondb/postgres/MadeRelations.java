package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.UndoTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables and views that a run made: which of them can be dropped, and what is in the way of the others. A table goes whole or stays whole. */
final class MadeRelations {

    /** What depends on a relation, its row type or a sequence it owns, and is neither a part of it nor of another one of these. */
    private static final String DEPENDENTS = """
            WITH made AS (
                SELECT c.oid, c.relname, c.reltype FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ANY (?)
            ), parts AS (
                SELECT oid AS part, 'pg_class'::regclass AS catalog, oid AS whole FROM made
                UNION ALL SELECT reltype, 'pg_type'::regclass, oid FROM made
                UNION ALL SELECT t.typarray, 'pg_type'::regclass, m.oid FROM made m JOIN pg_type t ON t.oid = m.reltype
                UNION ALL SELECT d.objid, 'pg_class'::regclass, m.oid FROM made m
                JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = m.oid
                JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' AND d.deptype IN ('a', 'i')
            )
            SELECT DISTINCT m.relname,
                   CASE WHEN k.oid IS NOT NULL THEN 'foreign key ' || quote_ident(k.conname) || ' of table ' || k.conrelid::regclass
                        WHEN r.oid IS NOT NULL THEN 'view ' || r.ev_class::regclass
                        WHEN a.oid IS NOT NULL THEN 'a default of table ' || a.adrelid::regclass
                        ELSE pg_describe_object(d.classid, d.objid, 0) END
            FROM parts p JOIN made m ON m.oid = p.whole
            JOIN pg_depend d ON d.refclassid = p.catalog AND d.refobjid = p.part AND d.deptype = 'n'
            LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
            LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            LEFT JOIN pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
            LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
            LEFT JOIN pg_policy y ON d.classid = 'pg_policy'::regclass AND y.oid = d.objid
            WHERE coalesce(k.conrelid, r.ev_class, a.adrelid, g.tgrelid, y.polrelid, d.objid) NOT IN (SELECT oid FROM made)
              AND NOT EXISTS (SELECT FROM parts o WHERE o.part = d.objid AND o.catalog = d.classid)
            ORDER BY 1, 2
            """;

    private final Connection connection;
    private final String schema;
    private final List<UndoRecord.Entry> entries;
    private final Map<String, Set<String>> reasons = new TreeMap<>();
    private final Map<String, Long> rows = new TreeMap<>();
    private final Set<String> there = new HashSet<>();

    MadeRelations(Connection connection, String schema, List<UndoRecord.Entry> entries) {
        this.connection = connection;
        this.schema = schema;
        this.entries = entries.stream().filter(UndoRecord.Entry::made).toList();
    }

    /** Looks at each of them; what stays keeps what it depends on. */
    void look() throws SQLException {
        for (UndoRecord.Entry entry : entries) {
            if (Bookkeeping.exists(connection, schema, entry.name())) {
                there.add(entry.name());
                look(entry);
            }
        }
        Map<String, Set<String>> dependents = dependents();
        while (!dependents.isEmpty()) {
            dependents.forEach((name, words) ->
                    reasons.computeIfAbsent(name, n -> new TreeSet<>()).addAll(words));
            dependents = dependents();
        }
    }

    private void look(UndoRecord.Entry entry) throws SQLException {
        Set<String> found = new TreeSet<>();
        List<String> now = Definitions.of(connection, qualified(schema, entry.name()));
        now.stream()
                .filter(part -> !entry.definition().contains(part))
                .forEach(part -> found.add("new since: " + part));
        entry.definition().stream()
                .filter(part -> !now.contains(part))
                .forEach(part -> found.add("not there any more: " + part));
        boolean sameColumns = found.stream().noneMatch(words -> words.contains(": column "));
        if (entry.kind().equals("table")) {
            String recorded = sameColumns ? entry.fingerprint().orElse("") : "";
            String fingerprint = Fingerprints.again(connection, schema, entry.name(), recorded);
            rows.put(entry.name(), count(fingerprint));
            if (sameColumns && !entry.fingerprint().orElse("").equals(fingerprint)) {
                found.add("its rows were changed since: "
                        + entry.fingerprint().map(MadeRelations::count).orElse(0L) + " rows then, " + count(fingerprint)
                        + " now");
            }
        }
        if (!found.isEmpty()) {
            reasons.put(entry.name(), found);
        }
    }

    private static long count(String fingerprint) {
        return Long.parseLong(fingerprint.substring(0, fingerprint.indexOf(' ')));
    }

    /** In the way of those that nothing was in the way of so far. */
    private Map<String, Set<String>> dependents() throws SQLException {
        record Dependent(String name, String words) {}
        List<Dependent> found = Query.list(
                connection,
                DEPENDENTS,
                row -> new Dependent(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                schema,
                dropped().toArray(String[]::new));
        return found.stream()
                .collect(Collectors.groupingBy(
                        Dependent::name,
                        TreeMap::new,
                        Collectors.mapping(d -> d.words() + " depends on it", Collectors.toCollection(TreeSet::new))));
    }

    /** Those that can go. */
    Set<String> dropped() {
        Set<String> names = new TreeSet<>(there);
        names.removeAll(reasons.keySet());
        return names;
    }

    List<UndoTable> tables() {
        return entries.stream().map(this::table).toList();
    }

    private UndoTable table(UndoRecord.Entry entry) {
        List<String> why = new ArrayList<>(reasons.getOrDefault(entry.name(), Set.of()));
        long now = rows.getOrDefault(entry.name(), 0L);
        return new UndoTable(
                entry.name(),
                entry.kind().equals("view") ? UndoTable.Kind.VIEW : UndoTable.Kind.TABLE,
                why.isEmpty() ? now : 0,
                0,
                0,
                there.contains(entry.name()) ? 0 : 1,
                why.isEmpty() ? 0 : now,
                why);
    }

    /** Each kind by one statement, whatever depends on what among them; anything else that does makes it fail. */
    void drop() throws SQLException {
        Set<String> names = dropped();
        drop("VIEW", names, "view");
        drop("TABLE", names, "table");
    }

    private void drop(String what, Set<String> names, String kind) throws SQLException {
        String list = entries.stream()
                .filter(e -> e.kind().equals(kind) && names.contains(e.name()))
                .map(e -> qualified(schema, e.name()))
                .collect(Collectors.joining(", "));
        if (!list.isEmpty()) {
            Query.execute(connection, "DROP " + what + " " + list);
        }
    }
}
