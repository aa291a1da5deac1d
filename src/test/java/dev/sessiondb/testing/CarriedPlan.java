package dev.sessiondb.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the document of {@code --json} says became of names, and what it owns up to.
 *
 * @param tables target names by source name
 * @param columns target names by {@code table.column} of the source
 */
public record CarriedPlan(Map<String, String> tables, Map<String, String> columns, List<Said> findings) {

    /** One finding. */
    public record Said(String code, String severity, String table, String column, String text) {}

    public CarriedPlan {
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
        findings = List.copyOf(findings);
    }

    /** Nothing is renamed, and nothing said. */
    public static CarriedPlan plain() {
        return new CarriedPlan(Map.of(), Map.of(), List.of());
    }

    /** Of a whole document, as a dry run or a real one prints it. */
    public static CarriedPlan of(JsonNode document) {
        JsonNode plan = document.path("result").path("plan");
        Map<String, String> tables = new HashMap<>();
        Map<String, String> columns = new HashMap<>();
        for (JsonNode table : plan.path("tables")) {
            String source = table.path("source").asText();
            tables.put(source, table.path("target").asText());
            table.path("columns")
                    .forEach(column -> columns.put(
                            source + "." + column.path("source").asText(),
                            column.path("target").asText()));
        }
        List<Said> findings = new ArrayList<>();
        plan.path("findings").forEach(finding -> findings.add(said(finding)));
        return new CarriedPlan(tables, columns, findings);
    }

    private static Said said(JsonNode finding) {
        return new Said(
                finding.path("code").asText(),
                finding.path("severity").asText(),
                finding.path("table").asText(""),
                finding.path("column").asText(""),
                finding.path("message").asText("") + " " + finding.path("sql").asText(""));
    }

    public String table(String source) {
        return tables.getOrDefault(source, source);
    }

    public String column(String table, String source) {
        return columns.getOrDefault(table + "." + source, source);
    }

    /** Whether something is said about that table (or object) under a code with this in it, naming this in its text. */
    public boolean says(String code, String table, String naming) {
        return findings.stream()
                .anyMatch(f -> f.code().contains(code)
                        && f.table().equals(table)
                        && (f.text().contains(naming) || f.column().equals(naming)));
    }

    /** How many findings there are about a table under a code. */
    public long count(String code, String table) {
        return findings.stream()
                .filter(f -> f.code().equals(code) && f.table().equals(table))
                .count();
    }
}
