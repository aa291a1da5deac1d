package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.migrate.SqliteReport;
import dev.sessiondb.migrate.SqliteTableReport;
import dev.sessiondb.plan.ReturnedColumn;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.plan.SqliteTablePlan;
import dev.sessiondb.preflight.SqlitePreview;
import java.io.PrintWriter;

/** Prints what the way to SQLite would do, or did. */
final class SqlitePrinter {
    private final PrintWriter out;
    private final PreviewPrinter parts;

    SqlitePrinter(PrintWriter out) {
        this.out = out;
        this.parts = new PreviewPrinter(out, false);
    }

    void preview(SqlitePreview preview) {
        out.println("checks");
        preview.checks().forEach(parts::check);
        preview.plan().ifPresent(plan -> plan(plan, preview));
        preview.backup().ifPresent(parts::backup);
        out.flush();
    }

    private void plan(SqlitePlan plan, SqlitePreview preview) {
        out.println();
        out.println("plan: " + Words.count(plan.tables().size(), "table") + ", " + Words.count(plan.rows(), "row")
                + preview.server()
                        .map(s -> ", from schema `" + s.schema() + "` of `" + s.name() + "`")
                        .orElse("")
                + ", into " + (preview.replaces() ? "" : "new ") + "`" + preview.file() + "`");
        plan.tables().forEach(table -> table(table, preview.replaces()));
        plan.kept().forEach(table -> out.println("\n  " + table + ": stays as it is"));
        if (!plan.findings().isEmpty()) {
            out.println();
            new FindingsPrinter(out).print(plan.findings());
        }
    }

    private void table(SqliteTablePlan table, boolean replaces) {
        String renamed = table.source().equals(table.target()) ? "" : " -> " + table.target();
        String old = replaces ? "into the table that the file has" : "declared as in the source that was migrated";
        String mode = table.old().isPresent() ? old : "new table";
        out.println();
        out.println("  " + table.source() + renamed + ": " + Words.count(table.rows(), "row") + ", " + mode);
        int width = table.columns().stream()
                .mapToInt(c -> c.source().length())
                .max()
                .orElse(1);
        int types = table.columns().stream()
                .mapToInt(c -> c.typeSql().length())
                .max()
                .orElse(1);
        String format = "    %-" + width + "s  %-" + types + "s -> %s%n";
        for (ReturnedColumn column : table.columns()) {
            String name = column.source().equals(column.target()) ? "" : column.target() + " ";
            String type = column.declaredType().isEmpty() ? "(no type)" : column.declaredType();
            out.printf(format, column.source(), column.typeSql(), name + type);
        }
    }

    /** What a dry run found out by trying. */
    void rehearsal(SqliteReport report) {
        if (!report.tables().isEmpty()) {
            out.println();
            tables(report, "what would be in the new file");
        }
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        out.flush();
    }

    void report(SqliteReport report, boolean quiet) {
        if (!quiet) {
            tables(report, "tables");
            report.phases()
                    .forEach(p -> out.printf("  %-10s %8s%n", p.phase().title(), Words.seconds(p.milliseconds())));
            out.println();
            backup(report);
        }
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        long rows = report.tables().stream().mapToLong(SqliteTableReport::rows).sum();
        long values = report.tables().stream()
                .mapToLong(SqliteTableReport::valuesCompared)
                .sum();
        out.println("run " + report.runId() + ": " + Words.count(rows, "row") + " in `"
                + report.preview().file() + "`, " + Words.count(values) + " values compared, all equal");
        if (!quiet) {
            next(report);
        }
        out.flush();
    }

    private void tables(SqliteReport report, String title) {
        int width = report.tables().stream()
                .mapToInt(t -> t.target().length())
                .max()
                .orElse(5);
        String format = "  %-" + Math.max(5, width) + "s  %12s  %12s  %12s  %12s  %12s%n";
        out.println(title);
        out.printf(format, "table", "rows", "unchanged", "changed", "inserted", "removed");
        for (SqliteTableReport table : report.tables()) {
            out.printf(
                    format,
                    table.target(),
                    Words.count(table.rows()),
                    Words.count(table.unchanged()),
                    Words.count(table.changed()),
                    Words.count(table.inserted()),
                    Words.count(table.removed()));
        }
        out.println();
    }

    private void backup(SqliteReport report) {
        report.backup().ifPresent(backup -> {
            out.println("backup");
            file("copy", backup.copy());
            file("dump", backup.dump());
            out.println("  manifest  " + backup.manifest());
            out.println();
        });
    }

    private void file(String name, BackupFile file) {
        out.printf("  %-8s  %s  (%s, SHA-256 %s)%n", name, file.path(), Words.bytes(file.bytes()), file.sha256());
    }

    private void next(SqliteReport report) {
        out.println();
        out.println("next");
        out.println("  point the application at `" + report.preview().file() + "`; PostgreSQL is as it was");
        report.backup()
                .ifPresent(backup -> out.println("  the file as it was before is the backup copy `"
                        + backup.copy().path() + "`"));
    }
}
