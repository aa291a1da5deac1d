package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.store.SourceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds what SQLite's own catalogue counts against what the plan says of it: each object is carried, or a finding says why not.
 *
 * @param objects how many there are
 * @param missing those the plan says nothing about
 */
public record Accounting(long objects, List<SourceObject> missing) {

    public Accounting {
        missing = List.copyOf(missing);
    }

    public long accounted() {
        return objects - missing.size();
    }

    /** What a plan makes. */
    record Carried(List<TablePlan> tables, List<ViewPlan> views) {}

    /** Of a plan and its findings. */
    static Accounting of(List<SourceObject> inventory, DatabaseSchema schema, Carried carried, List<Finding> findings) {
        Map<String, TablePlan> plans = carried.tables().stream()
                .collect(Collectors.toMap(t -> AsciiNames.lower(t.source().name()), Function.identity()));
        Ledger ledger = new Ledger(schema, plans, carried.views(), findings);
        List<SourceObject> missing =
                inventory.stream().filter(object -> !ledger.has(object)).toList();
        return new Accounting(inventory.size(), missing);
    }

    /** What the plan says, by object. */
    private record Ledger(
            DatabaseSchema schema, Map<String, TablePlan> plans, List<ViewPlan> views, List<Finding> findings) {

        boolean has(SourceObject object) {
            return switch (object.kind()) {
                case "table" -> plans.containsKey(AsciiNames.lower(object.name())) || leftOut(object.table());
                case "column" -> leftOut(object.table()) || column(object);
                case "index" -> leftOut(object.table()) || merged(object.table()) || index(object);
                case "foreign key" -> leftOut(object.table()) || merged(object.table()) || foreignKeys(object.table());
                default -> other(object);
            };
        }

        private List<TablePlan> plan(String table) {
            TablePlan plan = plans.get(AsciiNames.lower(table));
            return plan == null ? List.of() : List.of(plan);
        }

        private boolean leftOut(String table) {
            return finding("table-not-carried", table, "");
        }

        private boolean merged(String table) {
            return plan(table).stream().anyMatch(plan -> plan.existing().isPresent());
        }

        private boolean column(SourceObject column) {
            boolean carried = plan(column.table()).stream()
                    .flatMap(plan -> plan.columns().stream())
                    .anyMatch(c -> AsciiNames.same(c.source().name(), column.name()));
            return carried
                    || uncomputable(column)
                    || findings.stream()
                            .anyMatch(f -> AsciiNames.same(f.table(), column.table())
                                    && f.column()
                                            .filter(c -> AsciiNames.same(c, column.name()))
                                            .isPresent());
        }

        /** A generated column that SQLite can't compute is no column of the table; a finding names it. */
        private boolean uncomputable(SourceObject column) {
            return schema.uncarried().stream()
                    .anyMatch(u -> u.kind().equals("generated column")
                            && AsciiNames.same(u.table(), column.table())
                            && AsciiNames.same(u.name(), column.name()));
        }

        private boolean index(SourceObject index) {
            boolean carried = plan(index.table()).stream()
                    .flatMap(plan -> plan.indexes().stream())
                    .anyMatch(i -> AsciiNames.same(i.sourceName(), index.name()));
            boolean known = schema.table(index.table()).stream()
                    .flatMap(table -> table.indexes().stream())
                    .anyMatch(i -> AsciiNames.same(i.name(), index.name()));
            return carried
                    || finding("index", index.table(), index.name())
                    || finding("unique-given-up", index.table(), "")
                    || !known && key(index.table());
        }

        /** The index behind a primary key has no place of its own in the schema. */
        private boolean key(String table) {
            return plan(table).stream().anyMatch(plan -> !plan.primaryKey().isEmpty())
                    || finding("primary-key", table, "");
        }

        private boolean foreignKeys(String table) {
            long carried = plan(table).stream()
                    .mapToLong(plan -> plan.foreignKeys().size())
                    .sum();
            List<Finding> others = new ArrayList<>(findings);
            others.removeIf(f -> !f.code().startsWith("foreign-key-")
                    || f.code().endsWith("-violated")
                    || !AsciiNames.same(f.table(), table));
            long all = schema.table(table).stream()
                    .mapToLong(t -> t.foreignKeys().size())
                    .sum();
            return carried + others.size() >= all;
        }

        private boolean other(SourceObject object) {
            return views.stream().anyMatch(v -> AsciiNames.same(v.source(), object.name()))
                    || schema.uncarried().stream().anyMatch(u -> AsciiNames.same(u.name(), object.name()))
                    || finding(object.kind().replace(' ', '-'), object.name(), "");
        }

        private boolean finding(String code, String table, String named) {
            return findings.stream()
                    .anyMatch(f -> f.code().startsWith(code)
                            && AsciiNames.same(f.table(), table)
                            && (named.isEmpty() || f.message().contains("`" + named + "`")));
        }
    }
}
