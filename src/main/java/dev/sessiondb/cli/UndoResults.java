package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.UndoPlan;
import dev.sessiondb.store.UndoTable;
import dev.sessiondb.undo.UndoPreview;
import dev.sessiondb.undo.UndoReport;
import java.util.Locale;

/** What taking back a run does as JSON trees. */
final class UndoResults {

    private UndoResults() {}

    /** @param warned whether PostgreSQL is the configured default */
    static ObjectNode plan(UndoPreview preview, boolean warned) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("undone", false);
        preview.target().ifPresent(target -> JsonResults.server(target, node.putObject("target")));
        JsonResults.checks(preview.checks(), node.putArray("checks"));
        preview.plan().ifPresent(plan -> plan(plan, node));
        preview.backup().ifPresent(backup -> RestoreResults.replaced(backup, node.putObject("backup")));
        if (warned) {
            node.put("useSqlite", UndoPrinter.useSqlite());
        }
        return node;
    }

    private static void plan(UndoPlan plan, ObjectNode node) {
        RunSummary run = plan.run();
        node.put("runId", run.runId());
        node.put("source", run.source());
        ArrayNode tables = node.putArray("tables");
        plan.tables().forEach(table -> table(table, tables.addObject()));
    }

    private static void table(UndoTable table, ObjectNode node) {
        node.put("table", table.name());
        node.put("kind", table.kind().name().toLowerCase(Locale.ROOT));
        node.put("dropped", table.dropped());
        node.put("rows", table.rows());
        node.put("restored", table.restored());
        node.put("reinserted", table.reinserted());
        node.put("gone", table.gone());
        node.put("kept", table.kept());
        ArrayNode reasons = node.putArray("reasons");
        table.reasons().forEach(reasons::add);
    }

    static ObjectNode report(UndoReport report, boolean warned) {
        ObjectNode node = plan(report.preview(), warned);
        node.put("undone", true);
        plan(report.done(), node);
        report.backup().ifPresent(kept -> backup(kept, report, node.putObject("backup")));
        return node;
    }

    private static void backup(BackupReport kept, UndoReport report, ObjectNode node) {
        RestoreResults.kept(kept, UndoPrinter.command(kept, report.preview().target()), node);
    }
}
