package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Goes through all records of a document. Used once. */
final class RecordStream {
    private static final int NAMES = 10;

    private final JsonParser parser;
    private final Shape shape;
    private final RecordReader reader;
    private final List<String> leftOut = new ArrayList<>();
    private BitSet bad = new BitSet();
    private Aside aside = (parser, number, key) -> parser.skipChildren();
    private long number;

    /** What is done with each record. */
    interface Step {
        void take(SessionRecord found) throws IOException, NotASessionFile;
    }

    RecordStream(JsonParser parser, Shape shape, boolean structures) {
        this.parser = parser;
        this.shape = shape;
        this.reader = new RecordReader(parser, structures);
    }

    /** What is done with a record that isn't to be read as one; reads it to its end. */
    interface Aside {
        void take(JsonParser parser, long number, Optional<String> key) throws IOException;
    }

    /** Puts these records aside, by number. */
    RecordStream without(BitSet numbers, Aside step) {
        bad = numbers;
        aside = step;
        return this;
    }

    /** Reads the document to its end. */
    void forEach(Step step) throws IOException, NotASessionFile {
        if (parser.nextToken() == null) {
            return;
        }
        descend(0, step);
        if (parser.nextToken() != null) {
            throw new NotASessionFile("several JSON values, one after the other");
        }
    }

    private void descend(int depth, Step step) throws IOException, NotASessionFile {
        if (depth == shape.path().size()) {
            records(step);
            return;
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean wanted = name.equals(shape.path().get(depth));
            if (wanted && found) {
                throw new NotASessionFile("an object that has `" + name + "` twice");
            }
            parser.nextToken();
            if (wanted) {
                found = true;
                descend(depth + 1, step);
            } else {
                leaveOut(name);
            }
        }
    }

    private void leaveOut(String name) throws IOException {
        parser.skipChildren();
        if (leftOut.size() < NAMES) {
            leftOut.add(Quoted.of(name));
        }
    }

    private void records(Step step) throws IOException, NotASessionFile {
        if (parser.currentToken() != (shape.keyed() ? JsonToken.START_OBJECT : JsonToken.START_ARRAY)) {
            throw new NotASessionFile("different things each time it is read");
        }
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
            Optional<String> key = Optional.empty();
            if (shape.keyed()) {
                key = Optional.of(parser.currentName());
                parser.nextToken();
            }
            number++;
            if (bad.get(Math.toIntExact(number))) {
                aside.take(parser, number, key);
            } else {
                step.take(reader.read(number, key));
            }
            token = parser.nextToken();
        }
    }

    /** What lies around the records and is no part of them: the first names. */
    List<String> leftOut() {
        return leftOut;
    }
}
