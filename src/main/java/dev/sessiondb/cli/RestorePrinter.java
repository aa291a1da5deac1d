package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.restore.ChosenBackup;
import dev.sessiondb.restore.RestoreAction;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import dev.sessiondb.restore.RestoredKind;
import dev.sessiondb.store.Check;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what a restore would do, and what it did. */
final class RestorePrinter {
    private final PrintWriter out;
    private final RestoreTarget to;

    RestorePrinter(PrintWriter out, RestoreTarget to) {
        this.out = out;
        this.to = to;
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

    void check(Check check) {
        String status = check.status().name().toLowerCase(Locale.ROOT);
        out.println("  " + status + "  " + check.title() + ": " + Words.indent(check.detail(), 8));
        check.hint().ifPresent(hint -> out.println("        hint: " + hint));
    }

    void backup(ChosenBackup backup) {
        out.println("backup " + backup.name());
        backup.entry().ifPresent(entry -> {
            long rows =
                    entry.rows().values().stream().mapToLong(Long::longValue).sum();
            out.println("  taken     " + entry.time() + " of " + entry.source());
            out.println("  holds     " + Words.count(entry.rows().size(), "table") + ", " + Words.count(rows, "row"));
        });
        String word = backup.kind() == RestoredKind.DATABASE ? "copy" : "file";
        out.println("  " + word + "      " + backup.content().path() + "  ("
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
                    + Words.bytes(plan.content().orElseThrow().bytes()) + ", SHA-256 "
                    + plan.content().orElseThrow().sha256());
        }
        if (!quiet) {
            report.replaced().ifPresent(kept -> undo(kept, plan));
        }
        out.flush();
    }

    private void undo(BackupReport kept, RestorePlan plan) {
        out.println();
        out.println("what was replaced is in " + kept.manifest());
        out.println("to have it back: "
                + to.command(kept.manifest().toString(), plan.destination().toString()));
    }
}
