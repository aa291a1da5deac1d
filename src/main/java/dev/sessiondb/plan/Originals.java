package dev.sessiondb.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the ledger remembers of migrated sources, so that a new SQLite file can be made like the old one.
 *
 * @param tables as the newest run that carried them saw them
 * @param others the newest source's views and triggers, in order
 * @param numbers of the newest source's header
 */
public record Originals(List<OriginalTable> tables, List<OriginalObject> others, FileNumbers numbers) {
    public static final Originals NONE = new Originals(List.of(), List.of(), FileNumbers.NONE);

    /** Its name in a run's detail. */
    public static final String NAME = "originals";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Originals {
        tables = List.copyOf(tables);
        others = List.copyOf(others);
    }

    public Optional<OriginalTable> table(String target) {
        return tables.stream().filter(t -> t.target().equals(target)).findFirst();
    }

    /** The document that the ledger keeps. */
    public Map<String, Object> document() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (OriginalTable table : tables) {
            Map<String, Object> columns = new LinkedHashMap<>();
            table.columns().forEach((name, column) -> columns.put(name, document(column)));
            all.add(Map.of(
                    "target", table.target(),
                    "name", table.name(),
                    "sql", table.sql(),
                    "indexes", table.indexes(),
                    "columns", columns));
        }
        return Map.of(
                "tables", all,
                "others", others.stream().map(Originals::document).toList(),
                "userVersion", numbers.userVersion(),
                "applicationId", numbers.applicationId());
    }

    private static Map<String, Object> document(OriginalObject object) {
        return Map.of("kind", object.kind(), "name", object.name(), "sql", object.sql());
    }

    private static Map<String, Object> document(OriginalColumn column) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unit", column.unit().name());
        column.spelling().ifPresent(spelling -> fields.put("spelling", spelling));
        if (column.mixed()) {
            fields.put("mixed", true);
        }
        return fields;
    }

    /** What these runs remember, the newest first; one of a run of another version that can't be read is passed over. */
    public static Originals of(List<RunSummary> published) {
        Map<String, OriginalTable> tables = new LinkedHashMap<>();
        Optional<Originals> newest = Optional.empty();
        for (RunSummary run : published) {
            Optional<Originals> read = read(run.detail());
            read.ifPresent(found -> found.tables().forEach(table -> tables.putIfAbsent(table.target(), table)));
            newest = newest.or(() -> read);
        }
        Originals last = newest.orElse(NONE);
        return new Originals(List.copyOf(tables.values()), last.others(), last.numbers());
    }

    private static Optional<Originals> read(String detail) {
        try {
            JsonNode node = MAPPER.readTree(detail).path(NAME);
            if (!node.isObject()) {
                return Optional.empty();
            }
            List<OriginalTable> tables = new ArrayList<>();
            for (JsonNode table : node.path("tables")) {
                tables.add(table(table));
            }
            List<OriginalObject> others = new ArrayList<>();
            node.path("others").forEach(other -> others.add(object(other)));
            FileNumbers numbers = new FileNumbers(
                    node.path("userVersion").asInt(), node.path("applicationId").asInt());
            return Optional.of(new Originals(tables, others, numbers));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OriginalTable table(JsonNode table) {
        Map<String, OriginalColumn> columns = new LinkedHashMap<>();
        table.path("columns").properties().forEach(field -> columns.put(field.getKey(), column(field.getValue())));
        return new OriginalTable(
                table.path("target").asText(),
                table.path("name").asText(),
                table.path("sql").asText(),
                texts(table.path("indexes")),
                columns);
    }

    private static OriginalObject object(JsonNode other) {
        return new OriginalObject(
                other.path("kind").asText(),
                other.path("name").asText(),
                other.path("sql").asText());
    }

    private static OriginalColumn column(JsonNode column) {
        JsonNode spelling = column.path("spelling");
        return new OriginalColumn(
                NumericTime.valueOf(column.path("unit").asText()),
                spelling.isInt() ? OptionalInt.of(spelling.intValue()) : OptionalInt.empty(),
                column.path("mixed").asBoolean());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
