package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells the shape of a session file by its content. */
final class ShapeFinder {
    private static final String SESSIONS = "sessions";
    private static final String DATA = "data";
    private static final int DEEPEST = 2;
    private static final Set<String> RECORD_FIELDS = Set.of(
            "session",
            "sessionId",
            "repoName",
            "repoUrl",
            "createdAt",
            "taskId",
            "branch",
            "repoPath",
            "backendType",
            "prBranch");

    private final JsonParser parser;

    ShapeFinder(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads as much of the document as it takes. An empty one counts as an array of no records.
     *
     * @throws NotASessionFile when it has none of the shapes
     */
    Shape find() throws IOException, NotASessionFile {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Shape(List.of(), false);
        }
        return switch (first) {
            case START_ARRAY -> array();
            case START_OBJECT -> object();
            default -> throw new NotASessionFile(JsonWords.of(first));
        };
    }

    private Shape array() throws IOException, NotASessionFile {
        JsonToken first = parser.nextToken();
        JsonToken token = first;
        while (token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY) {
            parser.skipChildren();
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY && first != JsonToken.END_ARRAY) {
            throw new NotASessionFile("an array of " + JsonWords.many(first));
        }
        return new Shape(List.of(), false);
    }

    private Shape object() throws IOException, NotASessionFile {
        ObjectFacts facts = examine(0, true);
        if (facts.sessions()) {
            return new Shape(List.of(SESSIONS), false);
        }
        if (facts.data().filter(ObjectFacts::sessions).isPresent()) {
            return new Shape(List.of(DATA, SESSIONS), false);
        }
        boolean wrapped =
                facts.data().filter(d -> d.holdsRecords(facts.timestamp())).isPresent();
        if (wrapped) {
            return new Shape(List.of(DATA), true);
        }
        if (facts.holdsRecords(true)) {
            return new Shape(List.of(), true);
        }
        throw new NotASessionFile("an object without sessions" + facts.examples());
    }

    /**
     * Stops early, in the middle of the object, at the list of sessions: nothing later can matter.
     *
     * @param wraps whether a list of sessions in it would be the file's
     */
    private ObjectFacts examine(int depth, boolean wraps) throws IOException {
        ObjectFacts facts = new ObjectFacts();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            facts.member(name, RECORD_FIELDS.contains(name) && token.isScalarValue());
            if (wraps && name.equals(SESSIONS) && token == JsonToken.START_ARRAY) {
                return facts.withSessions();
            }
            if (token == JsonToken.START_OBJECT && depth < DEEPEST) {
                boolean data = depth == 0 && name.equals(DATA);
                ObjectFacts inner = examine(depth + 1, data);
                facts.inner(inner, data);
                if (inner.sessions()) {
                    return facts;
                }
            } else {
                parser.skipChildren();
            }
        }
        return facts;
    }
}
