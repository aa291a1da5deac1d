package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.migrate.PhaseTime;
import dev.sessiondb.migrate.SqliteReport;
import dev.sessiondb.migrate.SqliteTableReport;
import dev.sessiondb.plan.ReturnedColumn;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.plan.SqliteTablePlan;
import dev.sessiondb.preflight.SqlitePreview;

/** The way to SQLite as JSON trees. */
final class JsonSqlite {

    private JsonSqlite() {}

    static ObjectNode preview(SqlitePreview preview) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        preview.server().ifPresent(server -> JsonResults.server(server, node.putObject("source")));
        node.putObject("target").put("path", preview.file().toString()).put("replaces", preview.replaces());
        JsonResults.checks(preview.checks(), node.putArray("checks"));
        preview.backup().ifPresent(backup -> JsonResults.backup(backup, node.putObject("backup")));
        preview.plan().ifPresent(plan -> plan(plan, node.putObject("plan")));
        return node;
    }

    /** A dry run. */
    static ObjectNode rehearsal(SqliteReport report) {
        ObjectNode node = preview(report.preview());
        tables(report, node);
        return node;
    }

    static ObjectNode report(SqliteReport report) {
        ObjectNode node = preview(report.preview());
        node.put("runId", report.runId());
        report.backup().ifPresent(backup -> JsonResults.backup(backup, node.putObject("backup")));
        tables(report, node);
        ArrayNode phases = node.putArray("phases");
        for (PhaseTime time : report.phases()) {
            phases.addObject().put("phase", time.phase().title()).put("milliseconds", time.milliseconds());
        }
        return node;
    }

    private static void plan(SqlitePlan plan, ObjectNode node) {
        node.put("rows", plan.rows());
        ArrayNode tables = node.putArray("tables");
        plan.tables().forEach(table -> table(table, tables.addObject()));
        ArrayNode kept = node.putArray("kept");
        plan.kept().forEach(kept::add);
        ArrayNode findings = node.putArray("findings");
        plan.findings().forEach(finding -> JsonPlan.finding(finding, findings.addObject()));
        ArrayNode ddl = node.putArray("ddl");
        plan.tables().forEach(table -> table.before().forEach(ddl::add));
        plan.tables().forEach(table -> table.after().forEach(ddl::add));
    }

    private static void table(SqliteTablePlan table, ObjectNode node) {
        node.put("source", table.source());
        node.put("target", table.target());
        node.put("mode", table.old().isPresent() ? "return" : "create");
        node.put("rows", table.rows());
        ArrayNode columns = node.putArray("columns");
        for (ReturnedColumn column : table.columns()) {
            columns.addObject()
                    .put("source", column.source())
                    .put("sourceType", column.typeSql())
                    .put("target", column.target())
                    .put("targetType", column.declaredType());
        }
        ArrayNode key = node.putArray("primaryKey");
        table.key().forEach(key::add);
    }

    private static void tables(SqliteReport report, ObjectNode node) {
        ArrayNode tables = node.putArray("tables");
        for (SqliteTableReport table : report.tables()) {
            tables.addObject()
                    .put("source", table.source())
                    .put("target", table.target())
                    .put("rows", table.rows())
                    .put("unchanged", table.unchanged())
                    .put("changed", table.changed())
                    .put("inserted", table.inserted())
                    .put("removed", table.removed())
                    .put("valuesCompared", table.valuesCompared());
        }
        ArrayNode warnings = node.putArray("warnings");
        report.warnings().forEach(warnings::add);
    }
}
