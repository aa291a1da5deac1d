package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.PhaseTime;
import dev.sessiondb.migrate.Rehearsal;
import dev.sessiondb.migrate.TableReport;
import java.io.PrintWriter;

/** Prints what a rehearsal found out: times and sizes, to plan the evening by. */
final class RehearsalPrinter {
    private final PrintWriter out;

    RehearsalPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(MigrationReport report, Rehearsal rehearsal) {
        tables(report, rehearsal);
        report.phases().forEach(p -> out.printf("  %-10s %8s%n", p.phase().title(), Words.seconds(p.milliseconds())));
        long all = report.phases().stream().mapToLong(PhaseTime::milliseconds).sum();
        out.printf("  %-10s %8s%n", "together", Words.seconds(all));
        out.println();
        out.println("on the server: " + Words.bytes(rehearsal.total()) + "; the backup: "
                + Words.bytes(
                        report.backup().copy().bytes() + report.backup().dump().bytes()) + ", it stays: "
                + report.backup().manifest());
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        out.println("rehearsal " + report.runId() + ": " + Words.count(report.inserted(), "row")
                + " would be inserted, "
                + compared(report) + "; nothing was published, the staged tables were dropped");
        out.flush();
    }

    private void tables(MigrationReport report, Rehearsal rehearsal) {
        int width = report.tables().stream()
                .mapToInt(t -> t.target().length())
                .max()
                .orElse(5);
        String format = "  %-" + Math.max(5, width) + "s  %12s  %12s  %12s  %8s%n";
        out.println("tables");
        out.printf(format, "table", "rows", "would insert", "on disk", "load");
        for (TableReport table : report.tables()) {
            out.printf(
                    format,
                    table.target(),
                    Words.count(table.rows()),
                    Words.count(table.inserted()),
                    Words.bytes(rehearsal.bytes().getOrDefault(table.target(), 0L)),
                    Words.seconds(table.loadMilliseconds()));
        }
        out.println();
    }

    private static String compared(MigrationReport report) {
        return switch (report.verify()) {
            case FULL ->
                Words.count(report.tables().stream()
                                .mapToLong(TableReport::valuesCompared)
                                .sum())
                        + " values compared, all equal";
            case COUNTS -> "row counts compared, all equal";
            case NONE -> "not verified, as asked";
        };
    }
}
