package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.store.RowWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One line of a reject file.
 *
 * @param row values by column, in the format of {@code docs/dump-format.md}
 */
record RejectedRow(String table, JsonNode row) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static RejectedRow parse(String line) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node != null && node.has("record")) {
                throw new IOException(
                        "it holds a record of a session file, and no row: make a session file of such records, and migrate that");
            }
            if (node == null
                    || !node.path("table").isTextual()
                    || !node.path("row").isObject()) {
                throw new IOException("it has no `table`, or no `row`");
            }
            return new RejectedRow(node.get("table").asText(), node.get("row"));
        } catch (JsonProcessingException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /** Puts one value; a column that the line doesn't have is NULL. */
    void put(RowWriter out, int place, String column) throws IOException {
        JsonNode value = row.path(column);
        if (value.isMissingNode() || value.isNull()) {
            out.putNull(place);
        } else if (value.isTextual()) {
            out.putText(place, value.asText().getBytes(StandardCharsets.UTF_8));
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            out.putNumber(place, value.longValue());
        } else if (value.isFloatingPointNumber()) {
            out.putReal(place, value.doubleValue());
        } else if (value.isBoolean()) {
            out.putNumber(place, value.booleanValue() ? 1 : 0);
        } else {
            tagged(out, place, column, value);
        }
    }

    private static void tagged(RowWriter out, int place, String column, JsonNode value) throws IOException {
        String kind = value.isObject() && value.size() == 1 ? value.fieldNames().next() : "";
        String content = kind.isEmpty() ? "" : value.get(kind).asText();
        try {
            switch (kind) {
                case "int" -> out.putNumber(place, Long.parseLong(content));
                case "real" -> out.putReal(place, Double.parseDouble(content));
                case "text" -> out.putText(place, Base64.getDecoder().decode(content));
                case "blob" -> out.putBlob(place, Base64.getDecoder().decode(content));
                default -> throw new IOException("column `" + column + "`: `" + value + "` is no value of a row");
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("column `" + column + "`: `" + value + "` is no value of a row", e);
        }
    }
}
