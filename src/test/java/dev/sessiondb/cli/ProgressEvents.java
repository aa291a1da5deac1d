package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code --progress json} printed, each line checked against the schema that is published. */
public final class ProgressEvents {
    private static final Path SCHEMA = Path.of("docs/schema/progress.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProgressEvents() {}

    /** All events; other lines are for people. */
    public static List<JsonNode> of(String stderr) {
        JsonSchema schema = schema();
        List<JsonNode> events = stderr.lines()
                .filter(line -> line.startsWith("{"))
                .map(ProgressEvents::read)
                .toList();
        Set<String> documented = documented();
        events.forEach(event -> {
            assertThat(schema.validate(event)).as(event.toString()).isEmpty();
            assertThat(documented).containsAll(event::fieldNames);
        });
        return events;
    }

    /** Also what the schema, which allows for more, doesn't speak of. */
    private static Set<String> documented() {
        Set<String> names = new TreeSet<>();
        read(text())
                .findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text());
    }

    private static String text() {
        try {
            return Files.readString(SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
