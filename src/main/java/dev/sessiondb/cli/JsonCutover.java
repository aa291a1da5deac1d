package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.migrate.CutoverPlan;
import dev.sessiondb.migrate.CutoverReport;
import java.util.List;

/** A change of the default backend as a JSON tree. */
final class JsonCutover {
    private JsonCutover() {}

    static ObjectNode plan(CutoverPlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", plan.file().toString());
        node.put("key", "sessiondb.backend");
        node.put("before", plan.before().orElse(null));
        node.put("after", plan.backend().word());
        node.put("line", plan.line());
        node.put("creates", plan.creates());
        node.put("changes", plan.changes());
        node.put("obstacle", plan.obstacle().orElse(null));
        node.put("changed", false);
        ArrayNode lines = node.putArray("lines");
        plan.lines().forEach(lines::add);
        return node;
    }

    static ObjectNode report(CutoverReport report) {
        ObjectNode node = plan(report.plan());
        node.put("changed", report.plan().changes());
        node.put("copy", report.copy().map(Object::toString).orElse(null));
        node.put("warning", report.warning().orElse(null));
        return node;
    }

    static void reversal(List<Reversal.Step> steps, ArrayNode array) {
        for (Reversal.Step step : steps) {
            array.addObject()
                    .put("id", step.id())
                    .put("description", step.description())
                    .put("command", step.command().orElse(null));
        }
    }
}
