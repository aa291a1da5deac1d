package dev.sessiondb.cli;

import dev.sessiondb.migrate.CutoverReport;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.store.TargetDescription;
import java.io.PrintWriter;
import java.util.List;

/** Prints how it goes on after a run: the cutover, or how to do it; and the way back. */
final class CutoverPrinter {
    private final PrintWriter out;
    private final boolean quiet;

    CutoverPrinter(PrintWriter out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    void print(MigrationReport report, List<Reversal.Step> reversal) {
        report.cutover().ifPresent(this::done);
        if (!quiet) {
            next(report);
            back(reversal);
        }
        out.flush();
    }

    private void done(CutoverReport cutover) {
        out.println("cutover: " + (cutover.plan().changes() ? "done: " : "")
                + cutover.plan().sentence());
        cutover.copy().ifPresent(copy -> out.println("  the file as it was: " + copy));
        cutover.warning().ifPresent(warning -> out.println("warning: " + warning));
    }

    private void next(MigrationReport report) {
        out.println();
        out.println("next");
        if (report.cutover().isPresent()) {
            out.println("  start the application; it finds PostgreSQL as its default");
        } else {
            out.println("  make PostgreSQL the default: " + Invocation.of("config", "use", "postgres"));
            out.println("  the source is as it was");
        }
        report.preview()
                .target()
                .map(TargetDescription::schema)
                .ifPresent(
                        schema -> out.println("  every run is in the table sessiondb_runs of schema `" + schema + "`"));
    }

    private void back(List<Reversal.Step> reversal) {
        out.println();
        out.println("to go back");
        for (Reversal.Step step : reversal) {
            out.println("  " + step.description());
            step.command().ifPresent(command -> out.println("    " + command));
        }
    }
}
