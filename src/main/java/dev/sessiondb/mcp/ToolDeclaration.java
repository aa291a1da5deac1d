package dev.sessiondb.mcp;

import dev.sessiondb.io.Json;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of a tool: read from the JSON files beside this class's package.
 *
 * @param name such as {@code sessiondb.status}
 * @param input the JSON Schema of its arguments
 * @param output the JSON Schema of its document
 */
record ToolDeclaration(
        String name, String title, String description, ArgumentsSchema input, Map<String, Object> output, Hints hints) {

    /** What a client may rely on when it decides whether to ask its user. */
    record Hints(boolean readOnly, boolean destructive, boolean idempotent) {}

    /** The declaration of a tool by its file. */
    static ToolDeclaration of(String file, ToolNames names, Access access) {
        Map<String, @Nullable Object> declared = resource(file);
        boolean writes = Boolean.TRUE.equals(declared.get("writes")) && access == Access.FULL;
        return new ToolDeclaration(
                names.of(file),
                text(declared, "title"),
                names.in(text(declared, "description")),
                new ArgumentsSchema(object(declared, "input"), access),
                document(object(declared, "result")),
                new Hints(!writes, writes, !writes));
    }

    Tool tool() {
        return Tool.builder(name, input.schema())
                .title(title)
                .description(description)
                .outputSchema(output)
                .annotations(ToolAnnotations.builder()
                        .title(title)
                        .readOnlyHint(hints.readOnly())
                        .destructiveHint(hints.destructive())
                        .idempotentHint(hints.idempotent())
                        .openWorldHint(false)
                        .build())
                .build();
    }

    /** Every command's document, with this one's result. */
    private static Map<String, Object> document(Map<String, Object> result) {
        Map<String, Object> schema = new LinkedHashMap<>(resource("document"));
        Map<String, Object> properties = new LinkedHashMap<>(object(schema, "properties"));
        properties.put("result", result);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, @Nullable Object> resource(String file) {
        try (InputStream in =
                Objects.requireNonNull(ToolDeclaration.class.getResourceAsStream("/mcp/" + file + ".json"), file)) {
            return Json.object(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, @Nullable Object> from, String name) {
        return from.get(name) instanceof List<?> lines
                ? String.join(" ", lines.stream().map(String::valueOf).toList())
                : String.valueOf(from.get(name));
    }

    @SuppressWarnings("unchecked") // an object of JSON has names
    static Map<String, Object> object(Map<String, ? extends @Nullable Object> from, String name) {
        return (Map<String, Object>) Objects.requireNonNull(from.get(name), name);
    }
}
