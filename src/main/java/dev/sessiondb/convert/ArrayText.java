package dev.sessiondb.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a one-dimensional array: JSON, or PostgreSQL's own form (documentation, "Array Input and Output Syntax"). */
final class ArrayText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What an element was written as. */
    enum Form {
        STRING,
        NUMBER,
        TRUTH,
        /** In PostgreSQL's own form, which doesn't tell. */
        WORD,
        NULL
    }

    /** An element, not yet of any type. */
    record Element(Form form, String text) {}

    private ArrayText() {}

    /** The elements; empty when the text is no such array. */
    static Optional<List<Element>> parse(String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) {
            return json(bare);
        }
        boolean braces = bare.length() >= 2 && bare.startsWith("{") && bare.endsWith("}");
        return braces ? new Literal(bare).elements() : Optional.empty();
    }

    private static Optional<List<Element>> json(String text) {
        List<Element> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null || !token.isScalarValue()) {
                    return Optional.empty();
                }
                elements.add(new Element(form(token), parser.getText()));
            }
            return parser.nextToken() == null ? Optional.of(elements) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can't be read", e);
        }
    }

    private static Form form(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Form.STRING;
            case VALUE_TRUE, VALUE_FALSE -> Form.TRUTH;
            case VALUE_NULL -> Form.NULL;
            default -> Form.NUMBER;
        };
    }

    /** PostgreSQL's form, character by character. */
    private static final class Literal {
        private final String text;
        private final List<Element> elements = new ArrayList<>();
        private int position = 1;

        Literal(String text) {
            this.text = text;
        }

        Optional<List<Element>> elements() {
            skipSpaces();
            if (position == end()) {
                return Optional.of(elements);
            }
            while (element()) {
                skipSpaces();
                if (position == end()) {
                    return Optional.of(elements);
                }
                if (text.charAt(position++) != ',') {
                    return Optional.empty();
                }
                skipSpaces();
            }
            return Optional.empty();
        }

        /** Where the last brace is. */
        private int end() {
            return text.length() - 1;
        }

        private boolean element() {
            return position < end() && text.charAt(position) == '"' ? quoted() : plain();
        }

        private boolean quoted() {
            StringBuilder value = new StringBuilder();
            for (position++; position < end(); position++) {
                char c = text.charAt(position);
                if (c == '"') {
                    position++;
                    elements.add(new Element(Form.WORD, value.toString()));
                    return true;
                }
                if (c == '\\' && ++position == end()) {
                    return false;
                }
                value.append(text.charAt(position));
            }
            return false;
        }

        private boolean plain() {
            int start = position;
            while (position < end() && text.charAt(position) != ',') {
                if ("{}\"\\".indexOf(text.charAt(position)) >= 0) {
                    return false;
                }
                position++;
            }
            String word = text.substring(start, position).strip();
            elements.add(new Element(word.equalsIgnoreCase("NULL") ? Form.NULL : Form.WORD, word));
            return !word.isEmpty();
        }

        private void skipSpaces() {
            while (position < end() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
        }
    }
}
