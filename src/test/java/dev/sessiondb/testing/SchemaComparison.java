package dev.sessiondb.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what SQLite's pragmas say of keys, NOT NULL, foreign keys, generated columns and views against PostgreSQL's catalogue; what isn't there must be in the findings. */
public final class SchemaComparison {
    private static final Map<String, String> ACTIONS =
            Map.of("a", "NO ACTION", "r", "RESTRICT", "c", "CASCADE", "n", "SET NULL", "d", "SET DEFAULT");

    private final Connection sqlite;
    private final Connection postgres;
    private final String schema;
    private final CarriedPlan plan;
    private final List<String> differences = new ArrayList<>();

    private SchemaComparison(Connection sqlite, Connection postgres, String schema, CarriedPlan plan) {
        this.sqlite = sqlite;
        this.postgres = postgres;
        this.schema = schema;
        this.plan = plan;
    }

    /** All differences that no finding owns up to. */
    public static List<String> of(Path file, Connection postgres, String schema, CarriedPlan plan) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            SchemaComparison comparison = new SchemaComparison(sqlite, postgres, schema, plan);
            for (SourceTable table : SourceTable.all(sqlite)) {
                comparison.compare(table);
            }
            comparison.others();
            return List.copyOf(comparison.differences);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(SourceTable table) throws SQLException {
        String target = plan.table(table.name());
        notNull(table, target);
        primaryKey(table, target);
        uniqueKeys(table, target);
        foreignKeys(table, target);
    }

    private void notNull(SourceTable table, String target) throws SQLException {
        Set<String> actual = new TreeSet<>();
        for (List<?> row : Rows.of(postgres, """
                SELECT a.attname FROM pg_attribute a
                 WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
                """.formatted(relation(target)))) {
            actual.add(String.valueOf(row.get(0)));
        }
        for (SourceTable.SourceColumn column : table.columns()) {
            String name = plan.column(table.name(), column.name());
            boolean key = table.key().contains(column.name());
            boolean said = plan.says("not-carried", table.name(), column.name())
                    || plan.says("not-null-given-up", table.name(), column.name());
            if (column.notNull() && !actual.contains(name) && !said) {
                differ(table, "column " + name + " isn't NOT NULL");
            }
            if (!column.notNull() && !key && actual.contains(name)) {
                differ(table, "column " + name + " became NOT NULL");
            }
        }
    }

    private void primaryKey(SourceTable table, String target) throws SQLException {
        List<String> expected =
                table.key().stream().map(c -> plan.column(table.name(), c)).toList();
        List<String> actual = new ArrayList<>();
        for (List<?> row : Rows.of(postgres, """
                SELECT a.attname FROM pg_constraint k CROSS JOIN unnest(k.conkey) WITH ORDINALITY AS u(n, place)
                  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n
                 WHERE k.conrelid = %s::regclass AND k.contype = 'p' ORDER BY u.place
                """.formatted(relation(target)))) {
            actual.add(String.valueOf(row.get(0)));
        }
        if (!actual.equals(expected) && !plan.says("primary-key-given-up", table.name(), "")) {
            differ(table, "primary key " + expected + " became " + actual);
        }
    }

    private void uniqueKeys(SourceTable table, String target) throws SQLException {
        List<String> actual = new ArrayList<>();
        for (List<?> row : Rows.of(postgres, """
                SELECT i.indpred IS NOT NULL,
                       (SELECT string_agg(coalesce(a.attname, lower(pg_get_indexdef(i.indexrelid, p.place::int, false))), chr(1)
                                          ORDER BY p.place)
                          FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS p(attnum, place)
                          LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = p.attnum AND p.attnum > 0)
                  FROM pg_index i WHERE i.indrelid = %s::regclass AND i.indisunique
                """.formatted(relation(target)))) {
            actual.add(row.get(0) + "\1" + row.get(1));
        }
        for (UniqueKey key : UniqueKey.of(sqlite, table.name())) {
            boolean found = actual.stream().anyMatch(a -> key.matches(a, c -> plan.column(table.name(), c)));
            boolean said = plan.says("not-carried", table.name(), key.name())
                    || plan.says("index-not-carried", table.name(), key.constraintText())
                    || plan.says(
                            "unique-given-up", table.name(), key.parts().get(0).column());
            if (!found && !said) {
                differ(table, "unique key " + key + " is not among " + actual);
            }
        }
    }

    private record Reference(List<String> from, String table, List<String> to, String onUpdate, String onDelete) {}

    private void foreignKeys(SourceTable table, String target) throws SQLException {
        List<Reference> actual = new ArrayList<>();
        for (List<?> row : Rows.of(postgres, """
                SELECT (SELECT string_agg(a.attname, chr(1) ORDER BY u.place) FROM unnest(k.conkey) WITH ORDINALITY AS u(n, place)
                          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n),
                       c.relname,
                       (SELECT string_agg(a.attname, chr(1) ORDER BY u.place) FROM unnest(k.confkey) WITH ORDINALITY AS u(n, place)
                          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n),
                       k.confupdtype::text, k.confdeltype::text
                  FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
                 WHERE k.conrelid = %s::regclass AND k.contype = 'f'
                """.formatted(relation(target)))) {
            actual.add(new Reference(
                    names(row.get(0)),
                    String.valueOf(row.get(1)),
                    names(row.get(2)),
                    String.valueOf(ACTIONS.get(String.valueOf(row.get(3)))),
                    String.valueOf(ACTIONS.get(String.valueOf(row.get(4))))));
        }
        List<Reference> missing = new ArrayList<>(expectedReferences(table));
        actual.forEach(found -> {
            if (!missing.remove(found)) {
                differ(table, "foreign key " + found + " is not in the source: " + missing);
            }
        });
        long said =
                plan.count("foreign-key-not-carried", table.name()) + plan.count("foreign-key-given-up", table.name());
        if (missing.size() > said) {
            differ(table, "foreign keys " + missing + " are missing");
        }
    }

    private List<Reference> expectedReferences(SourceTable table) throws SQLException {
        Map<Integer, List<List<?>>> byId = new LinkedHashMap<>();
        for (List<?> row : Rows.of(
                sqlite,
                "SELECT id, \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list("
                        + Sql.text(table.name()) + ") ORDER BY id, seq")) {
            byId.computeIfAbsent(SourceTable.number(row.get(0)), id -> new ArrayList<>())
                    .add(row);
        }
        List<Reference> references = new ArrayList<>();
        for (List<List<?>> rows : byId.values()) {
            references.add(reference(table, rows));
        }
        return references;
    }

    private Reference reference(SourceTable table, List<List<?>> rows) throws SQLException {
        String written = String.valueOf(rows.get(0).get(1));
        SourceTable parent = SourceTable.all(sqlite).stream()
                .filter(t -> ascii(t.name()).equals(ascii(written)))
                .findFirst()
                .orElse(new SourceTable(written, List.of(), List.of()));
        List<String> to = rows.get(0).get(3) == null
                ? parent.key()
                : rows.stream()
                        .map(r -> spelt(parent, String.valueOf(r.get(3))))
                        .toList();
        return new Reference(
                rows.stream()
                        .map(r -> plan.column(table.name(), spelt(table, String.valueOf(r.get(2)))))
                        .toList(),
                plan.table(parent.name()),
                to.stream().map(c -> plan.column(parent.name(), c)).toList(),
                String.valueOf(rows.get(0).get(4)),
                String.valueOf(rows.get(0).get(5)));
    }

    /** A column as its own table spells it. */
    private static String spelt(SourceTable table, String column) {
        return table.columns().stream()
                .map(SourceTable.SourceColumn::name)
                .filter(c -> ascii(c).equals(ascii(column)))
                .findFirst()
                .orElse(column);
    }

    /** Views, triggers, virtual tables: there, or said. */
    private void others() throws SQLException {
        for (List<?> row : Rows.of(sqlite, """
                SELECT type, name, tbl_name FROM sqlite_schema
                 WHERE type IN ('view', 'trigger') OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL%')
                """)) {
            String name = String.valueOf(row.get(1));
            boolean view = !Rows.of(
                            postgres,
                            "SELECT 1 FROM pg_views WHERE schemaname = " + Sql.text(schema) + " AND viewname = "
                                    + Sql.text(plan.table(name)))
                    .isEmpty();
            boolean said = plan.says("", name, "") || plan.says("", String.valueOf(row.get(2)), name);
            if (!view && !said) {
                differences.add(row.get(0) + " " + name + " isn't there, and nothing is said of it");
            }
        }
    }

    private void differ(SourceTable table, String what) {
        differences.add("table " + table.name() + ": " + what);
    }

    private String relation(String table) {
        return Sql.text(Sql.quote(schema) + "." + Sql.quote(table));
    }

    private static List<String> names(Object joined) {
        return List.of(String.valueOf(joined).split("\1", -1));
    }

    /** SQLite's names are equal when they are so in ASCII lower case. */
    static String ascii(String name) {
        StringBuilder lower = new StringBuilder();
        name.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }
}
