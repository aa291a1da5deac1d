package dev.sessiondb.cli;

import dev.sessiondb.schemaops.SchemaDifference;
import dev.sessiondb.schemaops.SchemaMigration;
import dev.sessiondb.schemaops.SchemaRepair;
import dev.sessiondb.schemaops.SchemaRollback;
import dev.sessiondb.schemaops.SchemaStatus;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptStatement;
import dev.sessiondb.store.TableLoss;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Prints what a change of schema versions would do, and what it did. */
final class SchemaChangePrinter {
    private final PrintWriter out;

    SchemaChangePrinter(PrintWriter out) {
        this.out = out;
    }

    void migration(SchemaMigration plan) {
        checks(plan.checks());
        if (plan.scripts().isEmpty()) {
            out.println("nothing is pending");
        } else {
            out.println("to apply, in one transaction: " + names(plan.scripts()));
            statements(plan.scripts(), plan.statements());
        }
        plan.rehearsed().ifPresent(losses -> {
            out.println("tried on the server, and rolled back: every statement works");
            losses(losses);
        });
        out.flush();
    }

    void migrated(SchemaMigration done) {
        out.println(
                done.scripts().isEmpty()
                        ? "nothing was pending: " + place(done.status()) + " is up to date"
                        : "applied " + names(done.scripts()) + " to " + place(done.status()) + ", in one transaction");
        out.flush();
    }

    void rollback(SchemaRollback plan) {
        checks(plan.checks());
        if (plan.scripts().isEmpty()) {
            out.println("nothing is applied above version " + plan.to());
        } else {
            out.println("to take back, in one transaction: " + names(plan.scripts()));
            statements(plan.scripts(), plan.statements());
            losses(plan.losses());
        }
        plan.planned().ifPresent(backup -> out.println("they are backed up first, to " + backup.manifest()));
        out.flush();
    }

    void rolledBack(SchemaRollback done, boolean quiet) {
        out.println(
                done.scripts().isEmpty()
                        ? "nothing was applied above version " + done.to() + ": " + place(done.status())
                                + " is as it was"
                        : "took back " + names(done.scripts()) + " in " + place(done.status())
                                + ", in one transaction");
        done.backup().filter(b -> !quiet).ifPresent(backup -> {
            String schema = done.status().state().target().schema();
            out.println();
            out.println("the tables as they were are in " + backup.manifest());
            out.println("to have them back: "
                    + SchemaInvocation.of(done.status(), "migrate", "--to", newest(done), "--dry-run=false"));
            out.println("and then:          "
                    + RestoreTarget.POSTGRES.command(backup.manifest().toString(), schema));
        });
        out.flush();
    }

    private static String newest(SchemaRollback done) {
        return done.scripts().stream()
                .flatMap(script -> script.version().stream())
                .max(Comparator.naturalOrder())
                .map(SchemaVersion::text)
                .orElse("");
    }

    void repair(SchemaRepair plan) {
        checks(plan.checks());
        out.println(plan.steps().isEmpty() ? "there is nothing to mend" : "to mend, in one transaction:");
        plan.steps().forEach(step -> out.println("  " + step.history() + ": " + step.what()));
        if (!plan.left().isEmpty()) {
            out.println("not for this command:");
        }
        for (SchemaDifference difference : plan.left()) {
            out.println("  " + difference.history() + ": " + difference.what());
            out.println("    hint: " + difference.remedy());
        }
        out.flush();
    }

    void repaired(SchemaRepair done) {
        out.println(
                done.steps().isEmpty()
                        ? "nothing was changed"
                        : "mended " + Words.count(done.steps().size(), "row") + " of the history of "
                                + place(done.status()));
        out.flush();
    }

    private void checks(List<Check> checks) {
        PreviewPrinter printer = new PreviewPrinter(out, false);
        out.println("checks");
        checks.forEach(printer::check);
        out.println();
    }

    private void statements(List<SchemaScript> scripts, List<ScriptStatement> statements) {
        for (SchemaScript script : scripts) {
            out.println();
            out.println("  " + script.path());
            statements.stream()
                    .filter(statement -> statement.script().equals(script.path()))
                    .forEach(statement -> out.println("    " + statement.line() + ": "
                            + Words.indent(
                                    statement.sql(),
                                    6 + String.valueOf(statement.line()).length()) + ";"));
        }
        out.println();
    }

    private void losses(List<TableLoss> losses) {
        if (losses.isEmpty()) {
            out.println("no table loses anything");
        }
        losses.forEach(loss -> out.println("  table `" + loss.table() + "` " + loss.what()));
    }

    private static String names(List<SchemaScript> scripts) {
        return scripts.stream()
                .map(script -> script.version().map(SchemaVersion::text).orElse("`" + script.description() + "`"))
                .collect(Collectors.joining(", "));
    }

    private static String place(SchemaStatus status) {
        return "schema `" + status.state().target().schema() + "` of `"
                + status.state().target().name() + "`";
    }
}
