package dev.sessiondb.mcp;

import dev.sessiondb.io.Json;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command's document as the answer to a call: structured, and as text for clients that know of nothing else. */
final class ToolResult {

    private ToolResult() {}

    static CallToolResult of(String document) {
        Map<String, @Nullable Object> content = read(document);
        return CallToolResult.builder()
                .structuredContent(content)
                .addTextContent(Json.line(content))
                .isError(!"ok".equals(content.get("status")))
                .build();
    }

    private static Map<String, @Nullable Object> read(String document) {
        try {
            return Json.object(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
