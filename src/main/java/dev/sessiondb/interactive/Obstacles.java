package dev.sessiondb.interactive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads from the result of a dry run what stops the run: findings that are errors, then checks that failed for another reason. */
final class Obstacles {
    /** Checks that repeat what findings say. */
    private static final Map<String, String> BY_FINDINGS =
            Map.of("data.conversion", "-not-converted", "data.constraints", "-violated");

    /** Options that settle what a check is about. */
    private static final Map<String, List<String>> BY_CHECK = Map.of(
            "data.merge", List.of("--on-conflict"),
            "target.constraints", List.of("--orphans", "--on-error"),
            "source.records", List.of("--on-error"),
            "target.connections", List.of("--jobs"),
            "target.project-schema", List.of("--schema"),
            "backup.directory", List.of("--backup"),
            "backup.space", List.of("--compress", "--backup"));

    private final JsonNode result;

    private Obstacles(JsonNode result) {
        this.result = result;
    }

    static List<Obstacle> of(JsonNode result) {
        Obstacles obstacles = new Obstacles(result);
        return Stream.concat(obstacles.findings(), obstacles.checks()).toList();
    }

    /** What one answer decides is one obstacle. */
    private record Subject(String code, List<String> options) {}

    private Stream<Obstacle> findings() {
        Map<Subject, List<JsonNode>> alike = new LinkedHashMap<>();
        elements(result.path("plan").path("findings"))
                .filter(finding -> finding.path("severity").asText().equals("error"))
                .filter(finding -> !finding.path("options").isEmpty())
                .forEach(finding -> alike.computeIfAbsent(
                                new Subject(finding.path("code").asText(), options(finding)), s -> new ArrayList<>())
                        .add(finding));
        return alike.entrySet().stream().map(entry -> obstacle(entry.getKey(), entry.getValue()));
    }

    private static List<String> options(JsonNode finding) {
        return elements(finding.path("options")).map(JsonNode::asText).toList();
    }

    private Obstacle obstacle(Subject subject, List<JsonNode> findings) {
        Optional<JsonNode> check = elements(result.path("checks"))
                .filter(node -> subject.code().endsWith(BY_FINDINGS.getOrDefault(id(node), "?")))
                .findFirst();
        return new Obstacle(
                subject.code(),
                check.map(node -> node.path("title").asText()).orElse(subject.code()),
                findings.stream().map(Obstacles::line).toList(),
                check.flatMap(node -> text(node, "hint")),
                text(findings.get(0), "docs"),
                subject.options());
    }

    private static String line(JsonNode finding) {
        String column =
                text(finding, "column").map(name -> ", column `" + name + "`").orElse("");
        return "table `" + finding.path("table").asText() + "`" + column + ": "
                + finding.path("message").asText();
    }

    private Stream<Obstacle> checks() {
        return elements(result.path("checks"))
                .filter(check -> check.path("status").asText().equals("fail"))
                .filter(check -> !BY_FINDINGS.containsKey(id(check)))
                .map(check -> new Obstacle(
                        id(check),
                        check.path("title").asText(),
                        check.path("detail").asText().lines().toList(),
                        text(check, "hint"),
                        text(check, "docs"),
                        BY_CHECK.getOrDefault(id(check), List.of())));
    }

    private static String id(JsonNode check) {
        return check.path("id").asText();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
