package dev.sessiondb.dump;

import dev.sessiondb.io.Json;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dump says before its data.
 *
 * @param tool what wrote it, name and version
 * @param time when, to the millisecond
 * @param numbers of the file's header
 * @param sequences the entries of {@code sqlite_sequence}, by table
 */
public record DumpHeader(
        String tool,
        Instant time,
        SourceDescription source,
        DatabaseSchema schema,
        FileNumbers numbers,
        Map<String, Long> sequences) {
    /** The value of the field {@code format}. */
    public static final String FORMAT = "sessiondb-dump";
    /** The value of the field {@code version}. */
    public static final int VERSION = 1;

    public DumpHeader {
        sequences = Map.copyOf(sequences);
    }

    /**
     * The header for a database.
     *
     * @param source what the dump is of, which is called so
     * @param database what it is written from
     */
    public static DumpHeader of(String tool, Instant time, SourceDescription source, Source database) {
        DatabaseSchema schema = database.schema();
        Map<String, Long> sequences = new HashMap<>();
        for (Table table : schema.tables()) {
            if (table.primaryKey().filter(PrimaryKey::autoincrement).isPresent()) {
                database.sequence(table).ifPresent(last -> sequences.put(table.name(), last));
            }
        }
        return new DumpHeader(tool, time, source, schema, database.numbers(), sequences);
    }

    /** The fields, one a line, without the braces around the document; only the lines of rows ever begin with a bracket. */
    String fields() {
        return """
                "format":%s,
                "version":%d,
                "tool":%s,
                "time":%s,
                "source":%s,
                "schema":{%s"tables":[%s],
                "uncarried":[%s]},
                """.formatted(
                        Json.line(FORMAT),
                        VERSION,
                        Json.line(tool),
                        Json.line(time),
                        Json.line(sourceFields()),
                        numberFields(),
                        lines(schema.tables().stream().map(this::table).toList()),
                        lines(others()));
    }

    private String numberFields() {
        return numbers.equals(FileNumbers.NONE)
                ? ""
                : "\"userVersion\":" + numbers.userVersion() + ",\"applicationId\":" + numbers.applicationId() + ",";
    }

    private List<Map<String, Object>> others() {
        Stream<UncarriedObject> views = schema.views().stream()
                .map(v -> new UncarriedObject("view", v.name(), v.name(), v.sql(), "a dump holds tables"));
        return Stream.concat(views, schema.uncarried().stream())
                .map(DumpHeader::object)
                .toList();
    }

    private static String lines(List<Map<String, Object>> objects) {
        return objects.stream().map(object -> "\n" + Json.line(object)).collect(Collectors.joining(","));
    }

    private Map<String, Object> sourceFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", source.name());
        fields.put("bytes", source.bytes());
        fields.put("encoding", source.encoding());
        return fields;
    }

    private Map<String, Object> table(Table table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", table.name());
        fields.put("columns", table.columns().stream().map(DumpHeader::column).toList());
        fields.put("key", table.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
        fields.put("sql", table.sql());
        fields.put(
                "indexes",
                table.indexes().stream()
                        .map(Index::sql)
                        .flatMap(sql -> sql.stream())
                        .toList());
        if (sequences.containsKey(table.name())) {
            fields.put("sequence", sequences.get(table.name()));
        }
        return fields;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", column.name());
        fields.put("type", column.declaredType());
        return fields;
    }

    private static Map<String, Object> object(UncarriedObject object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", object.kind());
        fields.put("table", object.table());
        fields.put("name", object.name());
        fields.put("sql", object.sql());
        fields.put("reason", object.reason());
        return fields;
    }
}
