package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.RejectReport;
import dev.sessiondb.migrate.TableReport;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.SequenceStart;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Prints what a run did. */
final class ReportPrinter {
    private final PrintWriter out;
    private final boolean quiet;

    ReportPrinter(PrintWriter out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    void print(MigrationReport report) {
        if (report.rehearsal().isPresent()) {
            new RehearsalPrinter(out).print(report, report.rehearsal().get());
            return;
        }
        if (!quiet) {
            tables(report);
            sequences(report);
            backup(report);
        }
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        report.rejects().ifPresent(this::rejects);
        out.println(Words.accounted(
                report.preview().plan().orElseThrow().accounting(), report.accountedRows(), report.sourceRows()));
        String where = report.preview()
                .target()
                .map(t -> " in schema `" + t.schema() + "` of `" + t.name() + "`")
                .orElse("");
        out.println("run " + report.runId() + ": " + Words.count(report.tables().size(), "table") + ", "
                + Words.count(report.inserted()) + " rows inserted" + where + ", "
                + verified(report));
        out.flush();
    }

    private void tables(MigrationReport report) {
        int width = report.tables().stream()
                .mapToInt(t -> t.target().length())
                .max()
                .orElse(5);
        String format = "  %-" + Math.max(5, width) + "s  %12s  %12s  %12s  %8s%n";
        out.println("tables");
        out.printf(format, "table", "rows", "inserted", "unchanged", "load");
        for (TableReport table : inPlannedOrder(report)) {
            out.printf(
                    format,
                    table.target(),
                    Words.count(table.rows()),
                    Words.count(table.inserted()),
                    Words.count(table.unchanged()),
                    Words.seconds(table.loadMilliseconds()));
            if (table.updated() > 0) {
                out.println("    " + Words.count(table.updated(), "row")
                        + " of the target overwritten; as they were: table `sessiondb_before_images`");
            }
            if (table.deleted() > 0) {
                out.println("    " + Words.count(table.deleted(), "row")
                        + " deleted, which the source has no longer; as they were: table `sessiondb_before_images`");
            }
            if (table.rejected() > 0) {
                out.println("    " + Words.count(table.rejected(), "row") + " left out: in the reject file");
            }
            if (table.skipped() > 0) {
                out.println("    " + Words.count(table.skipped(), "row") + " left out: the target's rows stay");
            }
        }
        out.printf(
                format,
                "total",
                sum(report, TableReport::rows),
                sum(report, TableReport::inserted),
                sum(report, TableReport::unchanged),
                "");
        out.println();
        report.phases().forEach(p -> out.printf("  %-10s %8s%n", p.phase().title(), Words.seconds(p.milliseconds())));
        out.println();
    }

    private static List<TableReport> inPlannedOrder(MigrationReport report) {
        List<String> order = report.preview().plan().orElseThrow().tables().stream()
                .map(TablePlan::targetName)
                .toList();
        return report.tables().stream()
                .sorted(Comparator.comparingInt(table -> order.indexOf(table.target())))
                .toList();
    }

    private static String sum(MigrationReport report, ToLongFunction<TableReport> count) {
        return Words.count(report.tables().stream().mapToLong(count).sum());
    }

    private void rejects(RejectReport rejects) {
        out.println(
                "rejected: " + Words.count(rejects.rows(), "row") + " left out, in `" + rejects.file()
                        + "`; mend rows there, and load them by the same command with `--retry-rejects FILE`; records of a session file are mended in a copy of it");
    }

    private void sequences(MigrationReport report) {
        if (report.sequences().isEmpty()) {
            return;
        }
        out.println("sequences");
        report.sequences().forEach(s -> out.println("  " + s.table() + "." + s.column() + goesOn(s)));
        out.println();
    }

    private void backup(MigrationReport report) {
        out.println("backup");
        file("copy", report.backup().copy());
        file("dump", report.backup().dump());
        report.backup().original().ifPresent(original -> file("original", original));
        out.println("  manifest  " + report.backup().manifest());
        out.println();
    }

    private void file(String name, BackupFile file) {
        out.printf("  %-8s  %s  (%s, SHA-256 %s)%n", name, file.path(), Words.bytes(file.bytes()), file.sha256());
    }

    private static String verified(MigrationReport report) {
        long values =
                report.tables().stream().mapToLong(TableReport::valuesCompared).sum();
        return switch (report.verify()) {
            case FULL -> Words.count(values) + " values compared, all equal";
            case COUNTS -> "row counts compared, all equal";
            case NONE -> "not verified, as asked";
        };
    }

    private static String goesOn(SequenceStart sequence) {
        return sequence.next().isPresent()
                ? " goes on with " + sequence.next().getAsLong()
                : " can give no further id: the highest there is has been used";
    }
}
