package dev.sessiondb.dump;

import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;

/** Reads the rows of one table into a writer, their values as {@code docs/dump-format.md} defines them. */
final class RowReader {
    private static final int LONGEST_WORD = 32;

    private final JsonScanner json;
    private final DumpTable table;
    private final RowWriter out;
    private final ValueBuffer buffer;
    private final Base64Stream base64;
    private long rows;

    RowReader(JsonScanner json, DumpTable table, RowWriter out) {
        this.json = json;
        this.table = table;
        this.out = out;
        this.buffer = new ValueBuffer(out);
        this.base64 = new Base64Stream(buffer, json);
    }

    /** How many were read. */
    long rows() {
        return rows;
    }

    void row() throws IOException {
        rows++;
        buffer.row();
        int[] column = {0};
        int columns = table.columns().size();
        json.array(() -> {
            if (column[0] == columns) {
                throw json.fault(named() + " has more than " + columns + " values");
            }
            value(column[0]++);
        });
        if (column[0] != columns) {
            throw json.fault(named() + " has " + column[0] + " values instead of " + columns);
        }
        out.insert();
    }

    private String named() {
        return "row " + rows + " of table `" + table.name() + "`";
    }

    private void value(int column) throws IOException {
        switch (json.peek()) {
            case '"' -> text(column);
            case '{' -> tagged(column);
            default -> bare(column);
        }
    }

    private void bare(int column) throws IOException {
        if (json.shortNumber()) {
            out.putNumber(column, json.number());
        } else {
            word(column, json.word());
        }
    }

    private void text(int column) throws IOException {
        buffer.begin(column, StorageClass.TEXT);
        json.string(buffer);
        buffer.end();
    }

    private void word(int column, String word) throws IOException {
        if (word.equals("null")) {
            out.putNull(column);
        } else if (word.isEmpty() && json.peek() < 0) {
            throw json.fault("it ends too early");
        } else if (word.isEmpty() || Character.isLetter(word.charAt(0))) {
            throw notAValue(column);
        } else if (JsonNumber.whole(word)) {
            out.putNumber(column, JsonNumber.integer(word, json));
        } else {
            out.putReal(column, JsonNumber.real(word, json));
        }
    }

    private void tagged(int column) throws IOException {
        json.expect('{');
        String kind = json.peek() == '"' ? json.shortText(LONGEST_WORD) : "";
        json.expect(':');
        switch (kind) {
            case "int" -> out.putNumber(column, JsonNumber.integer(json.shortText(LONGEST_WORD), json));
            case "real" -> out.putReal(column, infinity(column, json.shortText(LONGEST_WORD)));
            case "text" -> decoded(column, StorageClass.TEXT);
            case "blob" -> decoded(column, StorageClass.BLOB);
            default -> throw notAValue(column);
        }
        json.expect('}');
    }

    private double infinity(int column, String word) throws IOException {
        return switch (word) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw notAValue(column);
        };
    }

    private void decoded(int column, StorageClass kind) throws IOException {
        buffer.begin(column, kind);
        json.string(base64);
        base64.end();
        buffer.end();
    }

    private IOException notAValue(int column) {
        return json.fault(
                named() + ": what stands for column `" + table.columns().get(column) + "` is no value");
    }
}
