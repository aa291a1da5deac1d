package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.TableReport;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PublishMode;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.restore.ServerRestorePlan;
import dev.sessiondb.restore.ServerRestoreReport;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.MergeCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans and reports of a restore into PostgreSQL as JSON trees. */
final class ServerRestoreResults {

    private ServerRestoreResults() {}

    static ObjectNode plan(ServerRestorePlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("to", RestoreTarget.POSTGRES.word());
        node.put("restored", false);
        List<Check> checks = new ArrayList<>(plan.checks());
        plan.preview().ifPresent(preview -> checks.addAll(preview.checks()));
        JsonResults.checks(checks, node.putArray("checks"));
        plan.backup().ifPresent(backup -> RestoreResults.backup(backup, node.putObject("backup")));
        plan.preview().ifPresent(preview -> preview(preview, node));
        return node;
    }

    private static void preview(Preview preview, ObjectNode node) {
        preview.target().ifPresent(target -> JsonResults.server(target, node.putObject("target")));
        preview.backup().ifPresent(backup -> RestoreResults.replaced(backup, node.putObject("replaced")));
        Optional<MigrationPlan> plan = preview.plan();
        if (plan.isPresent()) {
            node.set("plan", JsonPlan.of(plan.get()));
            ArrayNode tables = node.putArray("tables");
            plan.get().tables().forEach(table -> table(table, preview.merges(), tables.addObject()));
        }
    }

    private static void table(TablePlan table, List<MergeCount> counts, ObjectNode node) {
        node.put("table", table.targetName()).put("rows", table.carriedRows());
        if (table.mode() == PublishMode.MOVE) {
            counts(node, new long[] {0, 0, table.carriedRows(), 0});
            return;
        }
        counts.stream()
                .filter(count -> count.table().equals(table.targetName()))
                .findFirst()
                .ifPresent(count -> counts(
                        node, new long[] {count.onlyInTarget(), count.updated(), count.fresh(), count.identical()}));
    }

    static ObjectNode report(ServerRestoreReport report, ServerRestorePlan plan) {
        ObjectNode node = plan(plan);
        MigrationReport run = report.migration();
        node.put("restored", true);
        node.put("runId", run.runId());
        ArrayNode tables = node.putArray("tables");
        for (TableReport table : run.tables()) {
            ObjectNode entry = tables.addObject().put("table", table.target()).put("rows", table.rows());
            counts(entry, new long[] {table.deleted(), table.updated(), table.inserted(), table.unchanged()});
            entry.put("valuesCompared", table.valuesCompared());
        }
        String undo =
                RestoreTarget.POSTGRES.command(run.backup().manifest().toString(), ServerRestorePrinter.schema(run));
        RestoreResults.kept(run.backup(), undo, node.putObject("replaced"));
        ArrayNode warnings = node.putArray("warnings");
        run.warnings().forEach(warnings::add);
        return node;
    }

    /** Deleted, replaced, inserted, unchanged. */
    private static void counts(ObjectNode node, long[] rows) {
        node.put("deleted", rows[0]);
        node.put("replaced", rows[1]);
        node.put("inserted", rows[2]);
        node.put("unchanged", rows[3]);
    }
}
