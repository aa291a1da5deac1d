package dev.sessiondb.dump;

import dev.sessiondb.io.Compression;
import dev.sessiondb.io.DamagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a dump from its first byte to its last, and counts and digests for itself what it says of itself. */
public final class DumpReader {
    private final RowLines lines;
    private final JsonScanner json;
    private final DumpReceiver receiver;
    private final List<DumpedTable> tables = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private String tool = "";
    private String time = "";
    private @Nullable DumpSchema schema;

    private DumpReader(RowLines lines, DumpReceiver receiver) {
        this.lines = lines;
        this.json = new JsonScanner(lines);
        this.receiver = receiver;
    }

    /**
     * Reads it, in bounded memory; the stream stays open.
     *
     * @param in decompressed
     * @return what was found in it
     * @throws DamagedFile when it isn't a dump of this format and version, isn't whole, or isn't what it says it is; the message names the line
     * @throws IOException when it can't be read
     */
    public static List<DumpedTable> read(InputStream in, DumpReceiver receiver) throws IOException {
        DumpReader reader = new DumpReader(new RowLines(in), receiver);
        reader.document();
        return List.copyOf(reader.tables);
    }

    /** Reads a dump on disk, compressed or not, as {@link #read} does, and makes nothing of it. */
    public static List<DumpedTable> check(Path dump) throws IOException {
        try (InputStream in = Compression.open(dump)) {
            return read(in, new Unread());
        }
    }

    private void document() throws IOException {
        if (json.peek() != '{') {
            throw json.fault(json.peek() < 0 ? "it is empty" : "it is not a JSON object");
        }
        json.object(this::field);
        if (json.peek() >= 0) {
            throw json.fault("something follows after its end");
        }
        if (schema == null || !fields.contains("data")) {
            throw json.fault("its header is not complete");
        }
        if (tables.size() != schema.tables().size()) {
            throw json.fault("it has the rows of " + tables.size() + " tables, and its schema has "
                    + schema.tables().size());
        }
        require(lines.tables() == tables.size());
    }

    private void field(String field) throws IOException {
        if (fields.isEmpty() && !field.equals("format")) {
            throw json.fault("it is not a sessiondb dump: it doesn't begin with its `format`");
        }
        fields.add(field);
        switch (field) {
            case "format" -> format();
            case "version" -> version();
            case "tool" -> tool = json.text();
            case "time" -> time = json.text();
            case "schema" -> schema();
            case "data" -> data();
            default -> json.skip();
        }
    }

    private void format() throws IOException {
        String format = json.peek() == '"' ? json.text() : json.word();
        if (!format.equals(DumpHeader.FORMAT)) {
            throw json.fault("it is not a sessiondb dump: its `format` is `" + Shortened.of(format) + "`");
        }
    }

    private void version() throws IOException {
        long version = JsonNumber.integer(json.word(), json);
        if (version != DumpHeader.VERSION) {
            throw json.fault("it has version " + version + " of the dump format, and this sessiondb knows only version "
                    + DumpHeader.VERSION);
        }
    }

    private void schema() throws IOException {
        if (!fields.contains("version")) {
            throw json.fault("its `version` doesn't stand before its schema");
        }
        schema = new SchemaFields(json).read(tool, time);
        receiver.begin(schema);
    }

    private void data() throws IOException {
        DumpSchema known = schema;
        if (known == null) {
            throw json.fault("its data stands before its schema");
        }
        Map<String, DumpTable> defined =
                known.tables().stream().collect(Collectors.toMap(DumpTable::name, Function.identity()));
        Set<String> names = new HashSet<>();
        json.array(() -> {
            DumpedTable table = new TableFields(json, defined, receiver).read();
            if (!names.add(table.name())) {
                throw json.fault("it has the rows of table `" + table.name() + "` twice");
            }
            tables.add(table);
            digest(table);
        });
    }

    /** The lines are read ahead of the scanner, never behind it. */
    private void digest(DumpedTable table) throws IOException {
        require(lines.tables() >= tables.size());
        if (!lines.sha256(tables.size() - 1).equals(table.sha256())) {
            throw json.fault("the rows of table `" + table.name()
                    + "` do not have the SHA-256 that stands below them: they were changed since they were written");
        }
    }

    private void require(boolean lineByLine) throws DamagedFile {
        if (!lineByLine) {
            throw json.fault(
                    "its rows are not on lines of their own, so that they can't be checked: another program rewrote it");
        }
    }
}
