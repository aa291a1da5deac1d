package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.TableReport;
import dev.sessiondb.restore.ServerRestorePlan;
import dev.sessiondb.restore.ServerRestoreReport;
import java.io.PrintWriter;

/** Prints what a restore into PostgreSQL would do, and what it did. */
final class ServerRestorePrinter {
    private final PrintWriter out;

    ServerRestorePrinter(PrintWriter out) {
        this.out = out;
    }

    void plan(ServerRestorePlan plan) {
        RestorePrinter printer = new RestorePrinter(out, RestoreTarget.POSTGRES);
        out.println("backup checks");
        plan.checks().forEach(printer::check);
        out.println();
        plan.backup().ifPresent(printer::backup);
        plan.preview().ifPresent(preview -> new PreviewPrinter(out, false).print(preview));
        out.flush();
    }

    void report(ServerRestoreReport report, boolean quiet) {
        MigrationReport run = report.migration();
        if (!quiet) {
            tables(run);
        }
        run.warnings().forEach(warning -> out.println("warning: " + warning));
        run.rejects()
                .ifPresent(rejects -> out.println(
                        "rejected: " + Words.count(rejects.rows(), "row") + " left out, in `" + rejects.file() + "`"));
        out.println("restored " + where(run) + " from " + report.backup().name() + ": "
                + Words.count(run.tables().stream().mapToLong(TableReport::rows).sum(), "row") + ", "
                + Words.count(
                        run.tables().stream()
                                .mapToLong(TableReport::valuesCompared)
                                .sum(),
                        "value")
                + " compared, all equal; run " + run.runId());
        if (!quiet) {
            undo(run.backup(), schema(run));
        }
        out.flush();
    }

    private void tables(MigrationReport run) {
        int width =
                run.tables().stream().mapToInt(t -> t.target().length()).max().orElse(5);
        String format = "  %-" + Math.max(5, width) + "s  %10s  %10s  %10s  %10s%n";
        out.println("tables");
        out.printf(format, "table", "deleted", "replaced", "inserted", "unchanged");
        for (TableReport table : run.tables()) {
            out.printf(
                    format,
                    table.target(),
                    Words.count(table.deleted()),
                    Words.count(table.updated()),
                    Words.count(table.inserted()),
                    Words.count(table.unchanged()));
        }
        out.println();
    }

    private void undo(BackupReport kept, String schema) {
        out.println();
        out.println("what was replaced is in " + kept.manifest());
        out.println("to have it back: "
                + RestoreTarget.POSTGRES.command(kept.manifest().toString(), schema));
    }

    static String schema(MigrationReport run) {
        return run.preview().target().map(t -> t.schema()).orElse("public");
    }

    private static String where(MigrationReport run) {
        return run.preview()
                .target()
                .map(t -> "schema `" + t.schema() + "` of `" + t.name() + "`")
                .orElse("PostgreSQL");
    }
}
