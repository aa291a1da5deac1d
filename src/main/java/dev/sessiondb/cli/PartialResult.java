package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a command knows so far: a failure's document holds it too. */
final class PartialResult {
    private ObjectNode result = JsonNodeFactory.instance.objectNode();

    void set(ObjectNode known) {
        result = known;
    }

    ObjectNode result() {
        return result;
    }
}
