package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.restore.ChosenBackup;
import dev.sessiondb.restore.RestoreAction;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import dev.sessiondb.store.Check;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what a restore would do, and what it did. */
final class RestorePrinter {
    private final PrintWriter out;

    RestorePrinter(PrintWriter out) {
        this.out = out;
    }

    void plan(RestorePlan plan) {
        out.println("checks");
        plan.checks().forEach(this::check);
        out.println();
        plan.backup().ifPresent(this::backup);
        out.println("destination");
        out.println("  " + plan.destination() + ": " + words(plan.action()));
        out.println();
        plan.replaced().ifPresent(this::replaced);
        out.flush();
    }

    private void check(Check check) {
        String status = check.status().name().toLowerCase(Locale.ROOT);
        out.println("  " + status + "  " + check.title() + ": " + Words.indent(check.detail(), 8));
        check.hint().ifPresent(hint -> out.println("        hint: " + hint));
    }

    private void backup(ChosenBackup backup) {
        out.println("backup " + backup.name());
        backup.entry().ifPresent(entry -> {
            long rows =
                    entry.rows().values().stream().mapToLong(Long::longValue).sum();
            out.println("  taken     " + entry.time() + " of " + entry.source());
            out.println("  holds     " + Words.count(entry.rows().size(), "table") + ", " + Words.count(rows, "row"));
        });
        out.println("  copy      " + backup.content().path() + "  ("
                + Words.bytes(backup.content().bytes()) + ", SHA-256 "
                + backup.content().sha256() + ")");
        out.println();
    }

    private void replaced(BackupPlan backup) {
        out.println("backup of what is replaced, before it is");
        out.println("  copy      " + backup.copy() + "  (" + Words.bytes(backup.copyBytes()) + ")");
        out.println("  dump      " + backup.dump() + "  (at most about " + Words.bytes(backup.dumpBytes()) + ")");
        out.println("  manifest  " + backup.manifest());
        out.println();
    }

    private static String words(RestoreAction action) {
        return switch (action) {
            case NOTHING -> "holds exactly this backup already; nothing is to be done";
            case CREATE -> "is made";
            case REPLACE -> "is replaced";
        };
    }

    /** The last line of a dry run. */
    void next(RestorePlan plan, List<String> arguments) {
        out.println(
                plan.action() == RestoreAction.NOTHING
                        ? "nothing was changed: `" + plan.destination() + "` holds exactly this backup already"
                        : NextSteps.realRun(arguments));
        out.flush();
    }

    void report(RestoreReport report, boolean quiet) {
        RestorePlan plan = report.plan();
        if (plan.action() == RestoreAction.NOTHING) {
            out.println("nothing was changed: `" + plan.destination() + "` holds exactly this backup already");
        } else {
            out.println("restored `" + plan.destination() + "` from "
                    + report.backup().name() + ": "
                    + Words.bytes(report.backup().content().bytes()) + ", SHA-256 "
                    + report.backup().content().sha256());
        }
        if (!quiet) {
            report.replaced().ifPresent(kept -> undo(kept, plan));
        }
        out.flush();
    }

    private void undo(BackupReport kept, RestorePlan plan) {
        out.println();
        out.println("what was replaced is in " + kept.manifest());
        out.println("to have it back: " + undoCommand(kept, plan));
    }

    static String undoCommand(BackupReport kept, RestorePlan plan) {
        return Invocation.of(
                "restore",
                "--backup",
                kept.manifest().toString(),
                "--to",
                "sqlite",
                "--sqlite-path",
                plan.destination().toString(),
                "--dry-run=false");
    }
}
