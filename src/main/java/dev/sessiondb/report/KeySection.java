package dev.sessiondb.report;

import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.PlannedRun.PlannedKey;
import dev.sessiondb.report.PlannedRun.PlannedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which table refers to which. */
final class KeySection {
    private KeySection() {}

    static Section of(RunContent run) {
        Optional<PlannedRun> plan = run.plan().filter(made -> !made.tables().isEmpty());
        return new Section(
                "keys",
                "Foreign keys",
                plan.map(KeySection::blocks).orElseGet(() -> NotRecorded.of("which foreign keys", run)));
    }

    private static List<Block> blocks(PlannedRun plan) {
        List<TableReference> keys = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (PlannedTable table : plan.tables()) {
            for (PlannedKey key : table.keys()) {
                keys.add(new TableReference(table.target(), key.references()));
                rows.add(List.of(
                        table.target(),
                        String.join(", ", key.columns()),
                        key.references(),
                        String.join(", ", key.referenced()),
                        key.name()));
            }
        }
        if (keys.isEmpty()) {
            return List.of(new Paragraph("No table refers to another."));
        }
        KeyGraph graph = new KeyGraph(keys);
        List<Column> columns = List.of(
                Column.name("table"),
                Column.name("columns"),
                Column.name("refers to"),
                Column.name("its columns"),
                Column.name("name"));
        return List.of(
                new Paragraph(Amounts.count(keys.size(), "foreign key") + " between "
                        + Amounts.count(graph.tables().size(), "table") + alone(plan, graph)),
                graph,
                new Fold(
                        "the same as a list", List.of(new DataTable("foreign keys", columns, rows, Optional.empty()))));
    }

    private static String alone(PlannedRun plan, KeyGraph graph) {
        long others = plan.tables().stream()
                .map(PlannedTable::target)
                .filter(name -> !graph.tables().contains(name))
                .count();
        return others == 0 ? "." : "; " + Amounts.count(others, "other table") + " without any.";
    }
}
