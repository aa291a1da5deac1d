package dev.sessiondb.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessiondb.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a dump from its first byte to its last, and counts and digests for itself what it says of itself. */
final class DumpReader {
    private final RowLines lines;
    private final JsonParser json;
    private final List<DumpedTable> tables = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private DumpReader(RowLines lines) throws IOException {
        this.lines = lines;
        this.json = Json.reader(lines);
    }

    /**
     * Reads it, in bounded memory.
     *
     * @throws IOException also when it isn't a dump of this format and version, isn't whole, or isn't what it says it is
     */
    static DumpContents read(Path dump) throws IOException {
        try (InputStream in = Files.newInputStream(dump);
                RowLines lines = new RowLines(in)) {
            DumpReader reader = new DumpReader(lines);
            reader.document();
            return new DumpContents(reader.tables, lines.bytes(), lines.sha256());
        }
    }

    private void document() throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
        Set<String> fields = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            fields.add(field);
            json.nextToken();
            field(field);
        }
        require(json.nextToken() == null, "something follows after its end");
        require(fields.containsAll(List.of("format", "version", "schema", "data")), "its header is not complete");
        digests();
    }

    private void field(String field) throws IOException {
        switch (field) {
            case "format" -> require(DumpHeader.FORMAT.equals(json.getText()), "its format is another");
            case "version" -> require(json.getIntValue() == DumpHeader.VERSION, "its version is another");
            case "data" -> data();
            default -> json.skipChildren();
        }
    }

    private void data() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "its data is not an array");
        while (json.nextToken() == JsonToken.START_OBJECT) {
            DumpedTable table = new TableReader(json).read();
            require(names.add(table.name()), "it has table `" + table.name() + "` twice");
            tables.add(table);
        }
    }

    private void digests() throws IOException {
        List<String> digested = lines.tables();
        require(digested.size() == tables.size(), "its lines are not those of " + tables.size() + " tables");
        for (int i = 0; i < digested.size(); i++) {
            DumpedTable table = tables.get(i);
            require(
                    digested.get(i).equals(table.sha256()),
                    "the rows of table `" + table.name() + "` do not have the SHA-256 that stands below them");
        }
    }

    static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }
}
