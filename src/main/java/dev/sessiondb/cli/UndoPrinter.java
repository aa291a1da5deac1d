package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.UndoPlan;
import dev.sessiondb.store.UndoTable;
import dev.sessiondb.undo.UndoPreview;
import dev.sessiondb.undo.UndoReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what taking back a run would do, and what it did. */
final class UndoPrinter {
    static final String SEQUENCES = "sequences stay where they are: no id is ever given twice";

    private final PrintWriter out;
    private final boolean warned;

    /** @param warned whether PostgreSQL is the configured default */
    UndoPrinter(PrintWriter out, boolean warned) {
        this.out = out;
        this.warned = warned;
    }

    void plan(UndoPreview preview) {
        out.println("checks");
        RestorePrinter checks = new RestorePrinter(out, RestoreTarget.POSTGRES);
        preview.checks().forEach(checks::check);
        out.println();
        preview.plan().filter(plan -> !plan.tables().isEmpty()).ifPresent(this::tables);
        preview.backup().ifPresent(this::backup);
        if (warned) {
            out.println(warning());
            out.println();
        }
        out.flush();
    }

    private void tables(UndoPlan plan) {
        out.println("tables");
        plan.tables().forEach(table -> out.println("  " + table.name() + ": " + words(table)));
        if (plan.tables().stream().anyMatch(table -> table.kind() == UndoTable.Kind.MERGED)) {
            out.println("  " + SEQUENCES);
        }
        out.println();
    }

    private static String words(UndoTable table) {
        if (table.kind() == UndoTable.Kind.MERGED) {
            return merged(table);
        }
        if (table.gone() > 0) {
            return "is not there any more";
        }
        boolean view = table.kind() == UndoTable.Kind.VIEW;
        String dropped = view ? "is dropped" : "is dropped, with " + Words.count(table.rows(), "row");
        return table.dropped() ? dropped : "stays: " + String.join("; ", table.reasons());
    }

    private static String merged(UndoTable table) {
        List<String> words = new ArrayList<>();
        words.add(Words.count(table.rows(), "row") + " deleted");
        add(words, table.restored(), " as before the run again");
        add(words, table.reinserted(), " inserted again");
        add(words, table.gone(), " not there any more");
        add(words, table.kept(), " left as changed since");
        return String.join(", ", words);
    }

    private static void add(List<String> words, long rows, String what) {
        if (rows > 0) {
            words.add(Words.count(rows) + what);
        }
    }

    private void backup(BackupPlan backup) {
        out.println("backup of what goes, before it does");
        out.println("  copy      " + backup.copy());
        out.println("  dump      " + backup.dump());
        out.println("  manifest  " + backup.manifest());
        out.println();
    }

    void report(UndoReport report, boolean quiet) {
        UndoPlan done = report.done();
        long dropped = done.tables().stream().filter(UndoTable::dropped).count();
        long deleted = done.tables().stream()
                .filter(table -> table.kind() == UndoTable.Kind.MERGED)
                .mapToLong(UndoTable::rows)
                .sum();
        long restored = done.tables().stream()
                .mapToLong(table -> table.restored() + table.reinserted())
                .sum();
        out.println("run " + done.run().runId()
                + (done.whole() ? " is undone: " : " is undone, but for what was changed since: ")
                + Words.count(dropped) + " tables and views dropped, " + Words.count(deleted) + " rows deleted, "
                + Words.count(restored) + " rows as before the run");
        if (!quiet) {
            report.backup().ifPresent(kept -> back(kept, report.preview().target()));
        }
        if (warned) {
            out.println();
            out.println(warning());
        }
        out.flush();
    }

    private void back(BackupReport kept, Optional<TargetDescription> target) {
        out.println();
        out.println("what went is in " + kept.manifest());
        out.println("to have it back: " + command(kept, target));
    }

    static String command(BackupReport kept, Optional<TargetDescription> target) {
        String schema = target.map(TargetDescription::schema).orElse("public");
        return RestoreTarget.POSTGRES.command(kept.manifest().toString(), schema);
    }

    static String warning() {
        return "warning: PostgreSQL is the configured default backend; to make it SQLite: " + useSqlite();
    }

    static String useSqlite() {
        return Invocation.of("config", "use", "sqlite");
    }
}
