package dev.sessiondb.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.DataComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reject file holds.
 *
 * @param rows how many of each table
 */
record RejectedRows(Map<String, Integer> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the file that a run's document names, if it names one. */
    static RejectedRows of(JsonNode document) throws IOException {
        Map<String, Integer> rows = new HashMap<>();
        JsonNode file = document.path("result").path("rejects").path("file");
        if (file.isTextual()) {
            for (String line : Files.readAllLines(Path.of(file.asText()))) {
                rows.merge(JSON.readTree(line).path("table").asText(), 1, Integer::sum);
            }
        }
        return new RejectedRows(rows);
    }

    /** The differences without the missing rows that are in the file; and what the file has beyond them. */
    List<String> unexplained(DataComparison.Result result) {
        List<String> left = new ArrayList<>(result.differences());
        List<String> wrong = new ArrayList<>();
        rows.forEach((table, count) -> {
            String prefix = "table " + table + ": ";
            long missing = left.stream()
                    .filter(d -> d.startsWith(prefix + "missing or changed: "))
                    .count();
            if (missing != count) {
                wrong.add(prefix + missing + " rows are missing and " + count + " in the reject file");
            }
            left.removeIf(
                    d -> d.startsWith(prefix + "missing or changed: ") || d.matches("(?s).*: \\d+ rows became \\d+"));
        });
        wrong.addAll(left);
        return wrong;
    }
}
