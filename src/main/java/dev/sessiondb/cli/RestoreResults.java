package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.restore.ChosenBackup;
import dev.sessiondb.restore.RestoreAction;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import dev.sessiondb.restore.RestoredKind;
import java.util.Locale;

/** Plans and reports of a restore as JSON trees. */
final class RestoreResults {

    private RestoreResults() {}

    static ObjectNode plan(RestorePlan plan, RestoreTarget to) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("to", to.word());
        node.put("destination", plan.destination().toString());
        node.put("action", plan.action().name().toLowerCase(Locale.ROOT));
        node.put("restored", false);
        JsonResults.checks(plan.checks(), node.putArray("checks"));
        plan.backup().ifPresent(backup -> backup(backup, node.putObject("backup")));
        plan.content()
                .ifPresent(content ->
                        node.putObject("content").put("bytes", content.bytes()).put("sha256", content.sha256()));
        plan.replaced().ifPresent(replaced -> replaced(replaced, node.putObject("replaced")));
        return node;
    }

    static ObjectNode report(RestoreReport report, RestoreTarget to) {
        ObjectNode node = plan(report.plan(), to);
        node.put("restored", report.plan().action() != RestoreAction.NOTHING);
        String destination = report.plan().destination().toString();
        report.replaced()
                .ifPresent(kept ->
                        kept(kept, to.command(kept.manifest().toString(), destination), node.putObject("replaced")));
        return node;
    }

    static void backup(ChosenBackup backup, ObjectNode node) {
        node.put("name", backup.name());
        node.put("kind", backup.kind().name().toLowerCase(Locale.ROOT));
        node.put(
                backup.kind() == RestoredKind.DATABASE ? "copy" : "file",
                backup.content().path().toString());
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

    static void replaced(BackupPlan plan, ObjectNode node) {
        node.put("copy", plan.copy().toString());
        node.put("dump", plan.dump().toString());
        node.put("manifest", plan.manifest().toString());
    }

    static void kept(BackupReport kept, String undo, ObjectNode node) {
        node.put("copy", kept.copy().path().toString());
        node.put("dump", kept.dump().path().toString());
        node.put("manifest", kept.manifest().toString());
        node.put("undo", undo);
    }
}
