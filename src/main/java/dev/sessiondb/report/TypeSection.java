package dev.sessiondb.report;

import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.PlannedRun.PlannedColumn;
import dev.sessiondb.report.PlannedRun.PlannedTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which declared types became which. */
final class TypeSection {
    private static final int EXAMPLES = 3;

    private TypeSection() {}

    static Section of(RunContent run) {
        String title = "Types, from SQLite to PostgreSQL";
        Optional<PlannedRun> plan = run.plan().filter(made -> !made.tables().isEmpty());
        return new Section(
                "types", title, plan.map(TypeSection::blocks).orElseGet(() -> NotRecorded.of("which types", run)));
    }

    private static List<Block> blocks(PlannedRun plan) {
        Map<List<String>, List<String>> columns = new TreeMap<>(
                Comparator.<List<String>, String>comparing(key -> key.get(0)).thenComparing(key -> key.get(1)));
        List<List<String>> all = new ArrayList<>();
        for (PlannedTable table : plan.tables()) {
            for (PlannedColumn column : table.columns()) {
                columns.computeIfAbsent(List.of(declared(column), column.targetType()), key -> new ArrayList<>())
                        .add(table.source() + "." + column.source());
                all.add(List.of(
                        table.source() + "." + column.source(),
                        declared(column),
                        column.target(),
                        column.targetType(),
                        column.reason()));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        columns.forEach((types, names) ->
                rows.add(List.of(types.get(0), types.get(1), Amounts.count(names.size()), examples(names))));
        DataTable summary = new DataTable(
                "declared types and what they became",
                List.of(
                        Column.name("SQLite"),
                        Column.name("PostgreSQL"),
                        Column.number("columns"),
                        Column.name("such as")),
                rows,
                Optional.empty());
        return List.of(summary, new Fold("all " + Amounts.count(all.size(), "column"), List.of(details(all))));
    }

    /** The ledger doesn't have the reasons. */
    private static Block details(List<List<String>> all) {
        boolean reasons = all.stream().anyMatch(row -> !row.get(4).isEmpty());
        List<Column> columns = List.of(
                Column.name("column"),
                Column.name("SQLite"),
                Column.name("in PostgreSQL"),
                Column.name("type"),
                Column.text("why"));
        int width = reasons ? columns.size() : columns.size() - 1;
        List<List<String>> rows = all.stream().map(row -> row.subList(0, width)).toList();
        return new DataTable("all columns", columns.subList(0, width), rows, Optional.empty());
    }

    private static String declared(PlannedColumn column) {
        return column.sourceType().isBlank() ? "(none)" : column.sourceType();
    }

    private static String examples(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(EXAMPLES, names.size())));
        return names.size() > EXAMPLES ? first + ", …" : first;
    }
}
