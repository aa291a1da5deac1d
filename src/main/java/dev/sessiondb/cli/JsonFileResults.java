package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.migrate.FileReport;
import dev.sessiondb.migrate.PhaseTime;
import dev.sessiondb.preflight.FilePreview;
import dev.sessiondb.store.TableRows;

/** The way from a source to a file as JSON trees. */
final class JsonFileResults {

    private JsonFileResults() {}

    static ObjectNode preview(FilePreview preview) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        preview.source().ifPresent(source -> node.putObject("source")
                .put("name", source.name())
                .put("bytes", source.bytes())
                .put("encoding", source.encoding()));
        node.putObject("target")
                .put("path", preview.file().toString())
                .put("kind", preview.kind())
                .put("replaces", preview.replaces());
        JsonResults.checks(preview.checks(), node.putArray("checks"));
        preview.backup().ifPresent(backup -> JsonResults.backup(backup, node.putObject("backup")));
        node.put("rows", preview.rows());
        ArrayNode tables = node.putArray("tables");
        for (TableRows table : preview.tables()) {
            tables.addObject().put("table", table.table()).put("rows", table.rows());
        }
        return node;
    }

    static ObjectNode report(FileReport report) {
        ObjectNode node = preview(report.preview());
        node.put("runId", report.runId());
        report.backup().ifPresent(backup -> JsonResults.backup(backup, node.putObject("backup")));
        node.put("bytes", report.bytes());
        node.put("sha256", report.sha256());
        node.put("valuesCompared", report.valuesCompared());
        ArrayNode phases = node.putArray("phases");
        for (PhaseTime time : report.phases()) {
            phases.addObject().put("phase", time.phase().title()).put("milliseconds", time.milliseconds());
        }
        ArrayNode warnings = node.putArray("warnings");
        report.warnings().forEach(warnings::add);
        return node;
    }
}
