package dev.sessiondb.dump;

import dev.sessiondb.io.Interrupts;
import dev.sessiondb.io.Json;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes the dump, in the format of {@code docs/dump-format.md}: one JSON document, a row a line, in bounded memory. */
public final class DumpWriter {
    private static final int BUFFER = 128 * 1024;

    private final OutputStream out;
    private final DigestOutputStream rowLines;
    private final LineBuffer line;
    private final DumpValues values;

    /** The stream is left open. */
    public DumpWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.rowLines = new DigestOutputStream(this.out, Sha256.digest());
        this.line = new LineBuffer(rowLines);
        this.values = new DumpValues(line);
    }

    /** Writes it all; tells what was written of each table. */
    public List<DumpedTable> write(DumpHeader header, Source source) throws IOException {
        List<DumpedTable> dumped = new ArrayList<>();
        print("{\n" + header.fields() + "\"data\":[");
        for (Table table : header.schema().tables()) {
            print(dumped.isEmpty() ? "\n" : ",\n");
            dumped.add(table(table, source));
        }
        print("]}\n");
        out.flush();
        return dumped;
    }

    private DumpedTable table(Table table, Source source) throws IOException {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        print("{\"table\":" + Json.line(table.name()) + ",\"columns\":" + Json.line(columns) + ",\"rows\":[\n");
        long rows = rows(table, source);
        String sha256 = Sha256.hex(rowLines.getMessageDigest());
        print("],\"count\":" + rows + ",\"sha256\":\"" + sha256 + "\"}");
        return new DumpedTable(table.name(), columns.size(), rows, sha256);
    }

    private long rows(Table table, Source source) throws IOException {
        long rows = 0;
        try (RowCursor row = source.rows(table)) {
            while (row.next()) {
                Interrupts.check();
                if (rows > 0) {
                    print(",\n");
                }
                row(row);
                rows++;
            }
        }
        if (rows > 0) {
            print("\n");
        }
        return rows;
    }

    /** The digest takes the line's own end, and not the comma that may stand before it. */
    private void row(RowCursor row) throws IOException {
        line.write('[');
        for (int i = 0; i < row.columnCount(); i++) {
            if (i > 0) {
                line.write(',');
            }
            values.write(row, i);
        }
        line.write(']');
        line.empty();
        rowLines.getMessageDigest().update((byte) '\n');
    }

    /** Writes what no digest of rows takes in. */
    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
