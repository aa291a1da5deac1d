package dev.sessiondb.dump;

import dev.sessiondb.store.FileNumbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code schema} of a dump. */
final class SchemaFields {
    private final JsonScanner json;
    private final List<DumpTable> tables = new ArrayList<>();
    private final List<DumpObject> uncarried = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int userVersion;
    private int applicationId;

    SchemaFields(JsonScanner json) {
        this.json = json;
    }

    DumpSchema read(String tool, String time) throws IOException {
        json.object(field -> {
            switch (field) {
                case "userVersion" -> userVersion = number();
                case "applicationId" -> applicationId = number();
                case "tables" -> json.array(this::table);
                case "uncarried" -> json.array(this::object);
                default -> json.skip();
            }
        });
        return new DumpSchema(tool, time, new FileNumbers(userVersion, applicationId), tables, uncarried);
    }

    private int number() throws IOException {
        long number = JsonNumber.integer(json.word(), json);
        if (number != (int) number) {
            throw json.fault("a number of the file's header is " + number + ", which has no room there");
        }
        return (int) number;
    }

    private void table() throws IOException {
        TableFields fields = new TableFields();
        json.object(fields::read);
        DumpTable table = fields.table();
        if (!names.add(table.name())) {
            throw json.fault("it has table `" + Shortened.of(table.name()) + "` twice");
        }
        tables.add(table);
    }

    private final class TableFields {
        private final List<String> columns = new ArrayList<>();
        private final List<String> indexes = new ArrayList<>();
        private @Nullable String name;
        private @Nullable String sql;
        private OptionalLong sequence = OptionalLong.empty();

        void read(String field) throws IOException {
            switch (field) {
                case "name" -> name = json.text();
                case "columns" -> json.array(() -> columns.add(column()));
                case "sql" -> sql = json.text();
                case "indexes" -> json.array(() -> indexes.add(json.text()));
                case "sequence" -> sequence = OptionalLong.of(JsonNumber.integer(json.word(), json));
                default -> json.skip();
            }
        }

        DumpTable table() throws IOException {
            if (name == null || sql == null) {
                throw json.fault("a table of its schema has no `name`, or no `sql`");
            }
            return new DumpTable(name, columns, sql, indexes, sequence);
        }
    }

    private String column() throws IOException {
        List<String> found = new ArrayList<>();
        json.object(field -> {
            if (field.equals("name")) {
                found.add(json.text());
            } else {
                json.skip();
            }
        });
        if (found.isEmpty()) {
            throw json.fault("a column of its schema has no `name`");
        }
        return found.get(0);
    }

    private void object() throws IOException {
        String[] found = {"", "", "", ""};
        List<String> fields = List.of("kind", "table", "name", "sql");
        json.object(field -> {
            int place = fields.indexOf(field);
            if (place < 0 || json.peek() != '"') {
                json.skip();
            } else {
                found[place] = json.text();
            }
        });
        uncarried.add(new DumpObject(found[0], found[1], found[2], found[3]));
    }
}
