package dev.sessiondb.cli;

import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.ForeignKeyPlan;
import dev.sessiondb.plan.IndexPlan;
import dev.sessiondb.plan.PublishMode;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.MergeCount;
import java.io.PrintWriter;
import java.util.List;

/** Prints what becomes of a table. */
final class TablePrinter {
    private final PrintWriter out;
    private final List<MergeCount> merges;

    private final boolean reasons;

    /** @param reasons whether each type's reason is printed, and not only an unusual one's */
    TablePrinter(PrintWriter out, List<MergeCount> merges, boolean reasons) {
        this.reasons = reasons;
        this.out = out;
        this.merges = merges;
    }

    void print(TablePlan table) {
        String renamed = table.source().name().equals(table.targetName()) ? "" : " -> " + table.targetName();
        out.println();
        out.println(
                "  " + table.source().name() + renamed + ": " + Words.count(table.rows(), "row") + ", " + mode(table));
        int width = table.columns().stream()
                .mapToInt(c -> c.source().name().length())
                .max()
                .orElse(1);
        int types =
                table.columns().stream().mapToInt(c -> type(c).length()).max().orElse(1);
        String format = "    %-" + width + "s  %-" + Math.max(1, types) + "s -> %s%n";
        for (ColumnPlan column : table.columns()) {
            out.printf(format, column.source().name(), type(column), target(column));
        }
        if (!table.primaryKey().isEmpty()) {
            out.println("    primary key (" + String.join(", ", table.primaryKey()) + ")");
        }
        for (IndexPlan index : table.indexes()) {
            out.println("    " + index.summary() + "  " + index.name());
        }
        for (ForeignKeyPlan key : table.foreignKeys()) {
            out.println("    foreign key (" + String.join(", ", key.columns()) + ") references " + key.referencedTable()
                    + " (" + String.join(", ", key.referencedColumns()) + ")");
        }
        table.checks().forEach(check -> out.println("    " + check));
    }

    private String mode(TablePlan table) {
        if (table.mode() == PublishMode.MOVE) {
            return "new table";
        }
        String holds = "into the existing table, which holds "
                + table.existing().map(e -> Words.count(e.rows(), "row")).orElse("rows");
        return holds
                + merges.stream()
                        .filter(m -> m.table().equals(table.targetName()))
                        .findFirst()
                        .map(m -> ": " + m.fresh() + " new, " + m.identical() + " identical, " + m.differing()
                                + " differing, " + m.shadowed() + " shadowed")
                        .orElse("");
    }

    private static String type(ColumnPlan column) {
        String declared = column.source().declaredType();
        return declared.isEmpty() ? "(no type)" : declared;
    }

    private String target(ColumnPlan column) {
        String name = column.source().name().equals(column.targetName()) ? "" : column.targetName() + " ";
        return name
                + column.typeSql()
                + (column.identity() ? " identity" : "")
                + (column.notNull() ? " not null" : "")
                + column.defaultSql().map(sql -> " default " + sql).orElse("")
                + column.generatedSql().map(sql -> " generated as " + sql).orElse("")
                + (!reasons && column.reason().equals("declared") ? "" : "  (" + column.reason() + ")");
    }
}
