package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.plan.ForeignKeyPlan;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Migration;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints checks, plan and findings as text. */
final class PreviewPrinter {
    private final PrintWriter out;
    private final boolean showDdl;

    PreviewPrinter(PrintWriter out, boolean showDdl) {
        this.out = out;
        this.showDdl = showDdl;
    }

    void print(Preview preview) {
        out.println("checks");
        preview.checks().stream()
                .filter(check -> !check.id().startsWith("drift."))
                .forEach(this::check);
        preview.plan().ifPresent(plan -> plan(plan, preview));
        preview.backup().ifPresent(this::backup);
        out.flush();
    }

    void check(Check check) {
        String status = check.status().name().toLowerCase(Locale.ROOT);
        out.println("  " + status + "  " + check.title() + ": " + Words.indent(check.detail(), 8));
        check.hint().ifPresent(hint -> out.println("        hint: " + hint));
    }

    /** The tables alone, with the reason for each type. */
    void schema(MigrationPlan plan) {
        out.println("schema: " + Words.count(plan.tables().size(), "table") + ", " + Words.count(plan.rows(), "row"));
        TablePrinter tables = new TablePrinter(out, List.of(), true);
        plan.tables().forEach(tables::print);
        views(plan);
        findings(plan);
        out.flush();
    }

    private void plan(MigrationPlan plan, Preview preview) {
        out.println();
        out.println("plan: " + Words.count(plan.tables().size(), "table") + ", " + Words.count(plan.rows(), "row")
                + preview.target()
                        .map(t -> ", into schema `" + t.schema() + "` of `" + t.name() + "`")
                        .orElse(""));
        TablePrinter tables = new TablePrinter(out, preview.merges(), false);
        plan.tables().forEach(tables::print);
        views(plan);
        findings(plan);
    }

    private void views(MigrationPlan plan) {
        if (!plan.views().isEmpty()) {
            out.println();
            plan.views().forEach(view -> out.println("  " + view.source() + ": view, as `" + view.targetName() + "`"));
        }
    }

    private void findings(MigrationPlan plan) {
        if (!plan.findings().isEmpty()) {
            out.println();
            new FindingsPrinter(out).print(plan.findings());
        }
        if (showDdl) {
            ddl(plan);
        }
        out.println();
        out.println(Words.accounted(plan.accounting(), plan.rows(), plan.rows()));
    }

    private void ddl(MigrationPlan plan) {
        out.println();
        out.println("statements");
        for (Migration migration : plan.preData()) {
            out.println("-- " + migration.version() + " " + migration.description());
            out.println(migration.sql());
        }
        for (Migration migration : plan.postData()) {
            out.println("-- " + migration.version() + " " + migration.description());
            out.println(migration.sql());
        }
        plan.tables().stream()
                .flatMap(t -> t.foreignKeys().stream())
                .filter(ForeignKeyPlan::cross)
                .forEach(key -> out.println(key.sql()));
    }

    void backup(BackupPlan backup) {
        out.println();
        out.println("backup, before anything is written");
        out.println("  copy      " + backup.copy() + "  (" + Words.bytes(backup.copyBytes()) + ")");
        out.println("  dump      " + backup.dump() + "  (at most about " + Words.bytes(backup.dumpBytes()) + ")");
        out.println("  manifest  " + backup.manifest());
        out.println();
    }
}
