package dev.sessiondb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.config.ConfigWarning;
import dev.sessiondb.error.Problem;
import java.io.PrintWriter;

/** The one document a command prints with {@code --json}. Described in {@code docs/json.md}. */
final class JsonDocument {
    private static final int SCHEMA_VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode root;

    private JsonDocument(ObjectNode root) {
        this.root = root;
    }

    static JsonDocument success(String command, PartialResult known) {
        return done(command, 0, known);
    }

    /** A command that did its work and ends with another status than 0, such as drift that was found. */
    static JsonDocument done(String command, int exitCode, PartialResult known) {
        ObjectNode root = envelope(command, "ok", exitCode);
        root.set("result", known.result());
        warnings(root, known);
        return new JsonDocument(root);
    }

    static JsonDocument failure(String command, Problem problem, PartialResult known) {
        ObjectNode root = envelope(command, "failed", problem.code().exitStatus());
        if (!known.result().isEmpty()) {
            root.set("result", known.result());
        }
        warnings(root, known);
        ObjectNode error = root.putObject("error");
        error.put("code", problem.code().name());
        error.put("message", problem.message());
        error.put("causedBy", problem.causedBy().orElse(null));
        error.put("state", problem.state());
        error.put("hint", problem.hint().orElse(null));
        return new JsonDocument(root);
    }

    private static void warnings(ObjectNode root, PartialResult known) {
        ArrayNode warnings = root.putArray("warnings");
        for (ConfigWarning warning : known.warnings()) {
            warnings.addObject()
                    .put("code", warning.code())
                    .put("source", warning.origin())
                    .put("message", warning.message())
                    .put("hint", warning.hint())
                    .put("docs", Catalogue.place(warning.code()));
        }
    }

    private static ObjectNode envelope(String command, String status, int exitCode) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("command", command.replaceFirst("^sessiondb ?", ""));
        root.put("status", status);
        root.put("exitCode", exitCode);
        return root;
    }

    void print(PrintWriter out) {
        try {
            out.println(MAPPER.writeValueAsString(root));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
