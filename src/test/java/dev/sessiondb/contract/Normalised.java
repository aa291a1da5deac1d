package dev.sessiondb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A document without what differs from run to run and from machine to machine: times, run ids, paths, sizes, names of hosts. */
final class Normalised {
    private static final Set<String> MEASURED =
            Set.of("bytes", "walBytes", "requiredBytes", "usableBytes", "milliseconds", "loadMilliseconds", "pid");

    private static final Map<String, String> FIXED =
            Map.of("host", "app-server", "toolVersion", "1.0.0", "serverVersion", "17.2", "user", "operator");

    private static final List<Map.Entry<Pattern, String>> NAMED = List.of(
            Map.entry(Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{4,}"), "20261120T204500Z-4f1c"),
            Map.entry(Pattern.compile("\\d{8}T\\d{6}Z"), "20261120T204500Z"),
            Map.entry(Pattern.compile("202\\d-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z"), "2026-11-20T20-45-00-000Z"),
            Map.entry(Pattern.compile("(?<!\\d)202\\d{11}\\.\\d+\\."), "20261120204500.20252."),
            Map.entry(Pattern.compile("PostgreSQL \\d+\\.\\d+( \\([^)]*\\))?"), "PostgreSQL 17.2"),
            Map.entry(
                    Pattern.compile("\\b202\\d-\\d\\d-\\d\\d(?<between>[T ])\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?"),
                    "2026-11-20${between}20:45:00"));

    private static final List<Map.Entry<Pattern, String>> WEIGHED = List.of(
            Map.entry(
                    Pattern.compile("\\b[0-9a-f]{64}\\b"),
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry(Pattern.compile("\\b[\\d.,]+ (bytes|B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)\\b"), "64 MB"));

    private static final List<Map.Entry<Pattern, String>> DUMPED = List.of(
            Map.entry(Pattern.compile("\\b[0-9a-f]{64}\\b"), "(64 hex digits)"),
            Map.entry(Pattern.compile("(?<=\\.json {2}\\()[\\d.,]+ kB"), "70.0 kB"));

    private final Map<String, String> names;

    /** @param names what is called otherwise in an example, such as a test's directory */
    Normalised(Map<String, String> names) {
        this.names = names;
    }

    JsonNode of(JsonNode document) {
        return of("", document);
    }

    private JsonNode of(String member, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(m -> copy.set(
                            m.getKey(),
                            member.equals("timings")
                                    ? JsonNodeFactory.instance.numberNode(12)
                                    : of(m.getKey(), m.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(of(member, element)));
            return copy;
        }
        if (node.isNumber() && MEASURED.contains(member) && (node.longValue() != 0 || member.endsWith("illiseconds"))) {
            return JsonNodeFactory.instance.numberNode(member.endsWith("illiseconds") ? 12 : 40960);
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(text(member, node.textValue())) : node;
    }

    private String text(String member, String value) {
        return replaced(named(FIXED.getOrDefault(member, value)), WEIGHED);
    }

    /** What was printed for people; of sums and sizes, which are those of the files, a dump has others each time: it holds a path and a time. */
    String printed(String text) {
        return replaced(named(text), DUMPED);
    }

    private String named(String value) {
        String text = value;
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return replaced(text, NAMED);
    }

    private static String replaced(String value, List<Map.Entry<Pattern, String>> replacements) {
        String text = value;
        for (Map.Entry<Pattern, String> replacement : replacements) {
            text = replacement.getKey().matcher(text).replaceAll(replacement.getValue());
        }
        return text;
    }
}
