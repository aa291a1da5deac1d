package dev.sessiondb.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one table of a dump and counts its rows. */
final class TableReader {
    private final JsonParser json;
    private String name = "";
    private String sha256 = "";
    private int columns;
    private long rows;
    private long stated = -1;

    TableReader(JsonParser json) {
        this.json = json;
    }

    DumpedTable read() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            field(field);
        }
        DumpReader.require(
                stated == rows, "table `" + name + "` has " + rows + " rows, and says that it has " + stated);
        return new DumpedTable(name, columns, rows, sha256);
    }

    private void field(String field) throws IOException {
        switch (field) {
            case "table" -> name = json.getText();
            case "columns" -> columns = length();
            case "rows" -> rows();
            case "count" -> stated = json.getLongValue();
            case "sha256" -> sha256 = json.getText();
            default -> json.skipChildren();
        }
    }

    private void rows() throws IOException {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            rows++;
            int values = length();
            DumpReader.require(
                    values == columns,
                    "row " + rows + " of table `" + name + "` has " + values + " values instead of " + columns);
        }
        DumpReader.require(
                json.currentToken() == JsonToken.END_ARRAY, "the rows of table `" + name + "` are not arrays");
    }

    /** How many values the array has. What they are is skipped, so a large one is never held. */
    private int length() throws IOException {
        int length = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            DumpReader.require(json.currentToken() != null, "it ends too early");
            json.skipChildren();
            length++;
        }
        return length;
    }
}
