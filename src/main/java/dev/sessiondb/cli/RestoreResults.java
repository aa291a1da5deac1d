package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.restore.ChosenBackup;
import dev.sessiondb.restore.RestoreAction;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import java.util.Locale;

/** Plans and reports of a restore as JSON trees. */
final class RestoreResults {

    private RestoreResults() {}

    static ObjectNode plan(RestorePlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("to", "sqlite");
        node.put("destination", plan.destination().toString());
        node.put("action", plan.action().name().toLowerCase(Locale.ROOT));
        node.put("restored", false);
        JsonResults.checks(plan.checks(), node.putArray("checks"));
        plan.backup().ifPresent(backup -> backup(backup, node.putObject("backup")));
        plan.replaced().ifPresent(replaced -> replaced(replaced, node.putObject("replaced")));
        return node;
    }

    static ObjectNode report(RestoreReport report) {
        ObjectNode node = plan(report.plan());
        node.put("restored", report.plan().action() != RestoreAction.NOTHING);
        report.replaced().ifPresent(kept -> kept(kept, report.plan(), node.putObject("replaced")));
        return node;
    }

    private static void backup(ChosenBackup backup, ObjectNode node) {
        node.put("name", backup.name());
        node.put("copy", backup.content().path().toString());
        node.put("bytes", backup.content().bytes());
        node.put("sha256", backup.content().sha256());
        backup.entry().ifPresent(entry -> {
            node.put("manifest", entry.manifest().toString());
            node.put("time", entry.time().toString());
            node.put("source", entry.source());
            ObjectNode rows = node.putObject("rows");
            entry.rows().forEach(rows::put);
        });
    }

    private static void replaced(BackupPlan plan, ObjectNode node) {
        node.put("copy", plan.copy().toString());
        node.put("dump", plan.dump().toString());
        node.put("manifest", plan.manifest().toString());
    }

    private static void kept(BackupReport kept, RestorePlan plan, ObjectNode node) {
        node.put("copy", kept.copy().path().toString());
        node.put("dump", kept.dump().path().toString());
        node.put("manifest", kept.manifest().toString());
        node.put("undo", RestorePrinter.undoCommand(kept, plan));
    }
}
