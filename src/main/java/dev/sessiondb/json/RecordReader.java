package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessiondb.json.Cell.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one record from where the parser stands. */
final class RecordReader {
    private final JsonParser parser;
    private final boolean structures;

    /** @param structures whether the text of objects and arrays is wanted, or only that they are there */
    RecordReader(JsonParser parser, boolean structures) {
        this.parser = parser;
        this.structures = structures;
    }

    /** Reads it to its end. */
    SessionRecord read(long number, Optional<String> key) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        Map<String, Cell> fields = new LinkedHashMap<>();
        Optional<String> fault = parser.currentToken() == JsonToken.START_OBJECT
                ? fields(fields)
                : Optional.of("it is " + JsonWords.of(parser.currentToken()) + ", not an object");
        parser.skipChildren();
        return new SessionRecord(number, line, key, fields, fault.or(() -> key.flatMap(Unicode::fault)));
    }

    private Optional<String> fields(Map<String, Cell> fields) throws IOException {
        Optional<String> fault = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Cell cell = cell();
            boolean twice = fields.put(name, cell) != null;
            if (fault.isEmpty()) {
                fault = fault(name, cell, twice);
            }
        }
        return fault;
    }

    private static Optional<String> fault(String name, Cell cell, boolean twice) {
        if (twice) {
            return Optional.of("it has " + Quoted.of(name) + " twice");
        }
        if (name.isEmpty() || name.indexOf(0) >= 0 || Unicode.fault(name).isPresent()) {
            return Optional.of("it has a name that no column can have: " + Quoted.of(name));
        }
        return cell.kind() == Kind.STRING
                ? Unicode.fault(cell.text()).map(what -> "its " + Quoted.of(name) + " has " + what)
                : Optional.empty();
    }

    private Cell cell() throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NULL -> new Cell(Kind.NULL, "null");
            case VALUE_STRING -> new Cell(Kind.STRING, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Cell(Kind.BOOLEAN, parser.getText());
            case VALUE_NUMBER_INT -> new Cell(Kind.INTEGER, parser.getText());
            case VALUE_NUMBER_FLOAT -> new Cell(Kind.DECIMAL, parser.getText());
            default -> structure();
        };
    }

    private Cell structure() throws IOException {
        if (structures) {
            return new Cell(Kind.STRUCTURE, CompactText.of(parser));
        }
        parser.skipChildren();
        return new Cell(Kind.STRUCTURE, "");
    }
}
