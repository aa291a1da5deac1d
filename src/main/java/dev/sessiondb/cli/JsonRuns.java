package dev.sessiondb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.report.RunDocuments;
import dev.sessiondb.store.RunSummary;
import java.util.List;

/** Runs as a JSON tree. */
final class JsonRuns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRuns() {}

    static ObjectNode list(List<RunSummary> runs) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode array = node.putArray("runs");
        runs.forEach(run -> run(run, array.addObject()));
        return node;
    }

    static ObjectNode show(RunSummary run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        run(run, node.putObject("run"));
        return node;
    }

    static void run(RunSummary run, ObjectNode node) {
        node.put("runId", run.runId());
        node.put("state", run.state());
        node.put("phase", run.phase());
        node.put("underWay", run.underWay());
        node.put("died", run.died());
        node.put("startedAt", run.startedAt().toString());
        node.put("updatedAt", run.updatedAt().toString());
        node.put("finishedAt", run.finishedAt().map(Object::toString).orElse(null));
        node.put("source", run.source());
        node.put("copy", run.snapshot().map(s -> s.copy().toString()).orElse(null));
        node.put("fingerprint", run.snapshot().map(s -> s.sha256()).orElse(null));
        node.put("manifest", run.snapshot().map(s -> s.manifest().toString()).orElse(null));
        node.put("toolVersion", run.toolVersion());
        node.put("host", run.host());
        node.put("pid", run.pid());
        node.put("user", run.user());
        node.put("error", run.error().orElse(null));
        node.set("detail", detail(run.detail()));
    }

    /** Without what only a restore and a report need. */
    static ObjectNode detail(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            ObjectNode detail = tree instanceof ObjectNode object ? object : MAPPER.createObjectNode();
            detail.remove(List.of(Originals.NAME, RunDocuments.PLAN, RunDocuments.OUTCOME));
            return detail;
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode();
        }
    }
}
