package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.config.ConfigWarning;
import java.util.ArrayList;
import java.util.List;

/** What a command knows so far: a failure's document holds it too. */
final class PartialResult {
    private final List<ConfigWarning> warnings = new ArrayList<>();
    private ObjectNode result = JsonNodeFactory.instance.objectNode();

    void set(ObjectNode known) {
        result = known;
    }

    ObjectNode result() {
        return result;
    }

    void warn(ConfigWarning warning) {
        warnings.add(warning);
    }

    List<ConfigWarning> warnings() {
        return List.copyOf(warnings);
    }
}
