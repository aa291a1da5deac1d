package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.schemaops.SchemaDifference;
import dev.sessiondb.schemaops.SchemaMigration;
import dev.sessiondb.schemaops.SchemaRepair;
import dev.sessiondb.schemaops.SchemaRollback;
import dev.sessiondb.schemaops.SchemaStatus;
import dev.sessiondb.schemaops.VersionStatus;
import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.OtherTool;
import dev.sessiondb.store.SchemaChangeSummary;
import dev.sessiondb.store.SchemaHistory;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptStatement;
import dev.sessiondb.store.TableLoss;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code sessiondb schema} says, as JSON trees. */
final class JsonSchema {
    private JsonSchema() {}

    static ObjectNode status(SchemaStatus status) {
        ObjectNode node = validation(status);
        history(status.state().derived(), status.derived(), node.putObject("derived"));
        history(status.state().operator(), status.operator(), node.putObject("operator"));
        ArrayNode ignored = node.putArray("ignored");
        status.scripts().ignored().forEach(ignored::add);
        ArrayNode changes = node.putArray("changes");
        status.state().changes().forEach(change -> change(change, changes.addObject()));
        ArrayNode tools = node.putArray("otherTools");
        status.state().otherTools().forEach(tool -> tool(tool, tools.addObject()));
        return node;
    }

    static ObjectNode validation(SchemaStatus status) {
        ObjectNode node = head(status);
        node.put("schemaExists", status.state().schemaExists());
        node.put("version", status.newest().map(VersionStatus::name).orElse(null));
        node.put(
                "pending",
                status.operator().stream().filter(VersionStatus::pending).count());
        node.put("valid", status.differences().isEmpty());
        differences(status.differences(), node.putArray("differences"));
        return node;
    }

    private static ObjectNode head(SchemaStatus status) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("target")
                .put("name", status.state().target().name())
                .put("schema", status.state().target().schema())
                .put("serverVersion", status.state().target().serverVersion())
                .put("user", status.state().target().user());
        node.put("directory", status.directory().map(Object::toString).orElse(null));
        return node;
    }

    private static void history(SchemaHistory history, List<VersionStatus> versions, ObjectNode node) {
        node.put("table", history.table());
        node.put("present", history.present());
        node.put("readable", history.readable());
        ArrayNode array = node.putArray("versions");
        versions.forEach(version -> version(version, array.addObject()));
    }

    private static void version(VersionStatus version, ObjectNode node) {
        Optional<HistoryRow> row = version.row();
        node.put("version", version.version().map(SchemaVersion::text).orElse(null));
        node.put("description", version.description());
        node.put("state", version.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("type", row.map(HistoryRow::type).orElse(null));
        node.put(
                "script",
                row.map(HistoryRow::script)
                        .or(() -> version.script().map(SchemaScript::path))
                        .orElse(null));
        node.put("checksum", row.flatMap(HistoryRow::checksum).orElse(null));
        node.put("scriptChecksum", version.script().map(SchemaScript::checksum).orElse(null));
        node.put("installedBy", row.map(HistoryRow::installedBy).orElse(null));
        node.put("installedOn", row.map(r -> r.installedOn().toString()).orElse(null));
        node.put("milliseconds", row.map(HistoryRow::milliseconds).orElse(null));
        node.put("success", row.map(HistoryRow::success).orElse(null));
        node.put("undo", version.undo());
        texts(version.differences(), node.putArray("differences"));
        texts(version.notes(), node.putArray("notes"));
    }

    private static void texts(List<String> texts, ArrayNode array) {
        texts.forEach(array::add);
    }

    private static void change(SchemaChangeSummary change, ObjectNode node) {
        node.put("id", change.id()).put("action", change.action()).put("state", change.state());
        texts(change.versions(), node.putArray("versions"));
        node.put("startedAt", change.startedAt().toString());
        node.put("finishedAt", change.finishedAt().map(Object::toString).orElse(null));
        node.put("user", change.user()).put("databaseUser", change.databaseUser());
        node.put("host", change.host()).put("toolVersion", change.toolVersion());
        node.put("backup", change.backup().orElse(null));
        node.put("error", change.error().orElse(null));
    }

    private static void tool(OtherTool tool, ObjectNode node) {
        node.put("name", tool.name()).put("table", tool.table());
        node.put("version", tool.version().isEmpty() ? null : tool.version());
        texts(tool.unfinished(), node.putArray("unfinished"));
    }

    private static void differences(List<SchemaDifference> differences, ArrayNode array) {
        for (SchemaDifference difference : differences) {
            array.addObject()
                    .put("history", difference.history())
                    .put("version", difference.version().isEmpty() ? null : difference.version())
                    .put("message", difference.what())
                    .put("hint", difference.remedy());
        }
    }

    static ObjectNode migration(SchemaMigration plan, boolean applied) {
        ObjectNode node = head(plan.status());
        JsonResults.checks(plan.checks(), node.putArray("checks"));
        node.put("applied", applied);
        node.put("rehearsed", plan.rehearsed().isPresent());
        scripts(plan.scripts(), plan.statements(), node.putArray("scripts"));
        plan.rehearsed().ifPresent(losses -> losses(losses, node.putArray("losses")));
        return node;
    }

    static ObjectNode rollback(SchemaRollback plan, boolean rolledBack) {
        ObjectNode node = head(plan.status());
        JsonResults.checks(plan.checks(), node.putArray("checks"));
        node.put("to", plan.to().text());
        node.put("rolledBack", rolledBack);
        scripts(plan.scripts(), plan.statements(), node.putArray("scripts"));
        losses(plan.losses(), node.putArray("losses"));
        plan.planned().ifPresent(backup -> node.putObject("backup")
                .put("copy", backup.copy().toString())
                .put("dump", backup.dump().toString())
                .put("manifest", backup.manifest().toString()));
        return node;
    }

    static ObjectNode repair(SchemaRepair plan, boolean repaired) {
        ObjectNode node = head(plan.status());
        JsonResults.checks(plan.checks(), node.putArray("checks"));
        node.put("repaired", repaired);
        ArrayNode steps = node.putArray("steps");
        for (SchemaRepair.Step step : plan.steps()) {
            steps.addObject()
                    .put("history", step.history())
                    .put("action", step.action())
                    .put("version", step.version())
                    .put("message", step.what());
        }
        differences(plan.left(), node.putArray("left"));
        return node;
    }

    private static void scripts(List<SchemaScript> scripts, List<ScriptStatement> statements, ArrayNode array) {
        for (SchemaScript script : scripts) {
            ObjectNode node = array.addObject();
            node.put("version", script.version().map(SchemaVersion::text).orElse(null));
            node.put("description", script.description()).put("script", script.path());
            ArrayNode all = node.putArray("statements");
            statements.stream()
                    .filter(statement -> statement.script().equals(script.path()))
                    .forEach(statement ->
                            all.addObject().put("line", statement.line()).put("sql", statement.sql()));
        }
    }

    private static void losses(List<TableLoss> losses, ArrayNode array) {
        losses.forEach(loss -> array.addObject().put("table", loss.table()).put("loses", loss.what()));
    }
}
