package dev.sessiondb.dump;

import dev.sessiondb.store.RowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one table of the field {@code data}: its rows go to the receiver, and are counted. */
final class TableFields {
    private final JsonScanner json;
    private final Map<String, DumpTable> defined;
    private final DumpReceiver receiver;
    private Optional<DumpTable> table = Optional.empty();
    private @Nullable List<String> columns;
    private @Nullable RowReader rows;
    private String sha256 = "";
    private long count = -1;

    TableFields(JsonScanner json, Map<String, DumpTable> defined, DumpReceiver receiver) {
        this.json = json;
        this.defined = defined;
        this.receiver = receiver;
    }

    DumpedTable read() throws IOException {
        json.object(this::field);
        if (table.isEmpty() || rows == null) {
            throw json.fault("a table of its data has no name, or no rows");
        }
        DumpTable read = table.get();
        if (count != rows.rows()) {
            throw json.fault("table `" + read.name() + "` has " + rows.rows() + " rows, and "
                    + (count < 0 ? "no count" : "says that it has " + count));
        }
        return new DumpedTable(read.name(), read.columns().size(), count, sha256);
    }

    private void field(String field) throws IOException {
        switch (field) {
            case "table" -> table = Optional.of(defined(json.text()));
            case "columns" -> columns();
            case "rows" -> rows();
            case "count" -> count = JsonNumber.integer(json.word(), json);
            case "sha256" -> sha256 = json.text();
            default -> json.skip();
        }
    }

    private DumpTable defined(String name) throws IOException {
        return Optional.ofNullable(defined.get(name))
                .orElseThrow(() -> json.fault("table `" + Shortened.of(name) + "` has rows, and is not in its schema"));
    }

    private void columns() throws IOException {
        List<String> names = new ArrayList<>();
        json.array(() -> names.add(json.text()));
        columns = names;
    }

    private void rows() throws IOException {
        if (table.isEmpty() || columns == null) {
            throw json.fault("the rows of a table stand before its name and columns");
        }
        DumpTable read = table.get();
        if (!columns.equals(read.columns())) {
            throw json.fault("the columns of table `" + read.name() + "` are not those in its schema");
        }
        try (RowWriter out = receiver.table(read)) {
            RowReader reader = new RowReader(json, read, out);
            json.array(reader::row);
            rows = reader;
        }
    }
}
