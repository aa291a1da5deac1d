package dev.sessiondb.config.edit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON (RFC 8259) with the place of every value; the same key twice isn't valid. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws IOException when it isn't JSON; the message is one line */
    static Tree read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text.toCharArray())) {
            JsonReader reader = new JsonReader(parser);
            if (parser.nextToken() == null) {
                throw new IOException("the file is empty");
            }
            Tree tree = reader.value();
            if (parser.nextToken() != null) {
                throw new IOException("more follows after its end");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    e.getOriginalMessage() + " at line " + e.getLocation().getLineNr(), e);
        }
    }

    private Tree value() throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(from);
            case START_ARRAY -> array(from);
            case VALUE_STRING -> new Tree.Scalar(text(from), "", Tree.TEXT, parser.getText());
            case VALUE_NULL -> new Tree.Scalar(new Span(from, from + 4), "", Tree.NULL, "null");
            default -> {
                String value = parser.getText();
                yield new Tree.Scalar(
                        new Span(from, from + value.length()),
                        "",
                        parser.currentToken().name(),
                        value);
            }
        };
    }

    private Tree object(int from) throws IOException {
        List<Tree.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int start = (int) parser.currentTokenLocation().getCharOffset();
            Span span = text(start);
            parser.nextToken();
            entries.add(new Tree.Entry(key, span, value()));
        }
        return new Tree.Mapping(new Span(from, here()), "", true, entries);
    }

    private Tree array(int from) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Tree.Sequence(new Span(from, here()), "", items);
    }

    /** A string's place; Jackson reads a string to its end only when asked for its text. */
    private Span text(int from) throws IOException {
        parser.getText();
        return new Span(from, here());
    }

    private int here() {
        return (int) parser.currentLocation().getCharOffset();
    }
}
