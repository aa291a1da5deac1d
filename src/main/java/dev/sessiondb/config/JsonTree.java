package dev.sessiondb.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sessiondb.config.ConfigNode.Kind;
import dev.sessiondb.config.ConfigNode.Member;
import dev.sessiondb.config.ConfigNode.Scalar;
import dev.sessiondb.config.ConfigNode.Section;
import dev.sessiondb.config.ConfigNode.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON, as RFC 8259 has it: without comments or trailing commas. */
final class JsonTree {
    private static final int MAXIMUM_DEPTH = 50;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .build())
            .build();

    private JsonTree() {}

    /** Empty for a file without anything in it. */
    static Optional<ConfigNode> parse(String text) throws ConfigSyntaxException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            ConfigNode root = node(parser);
            if (parser.nextToken() != null) {
                throw new ConfigSyntaxException(line(parser), "cannot be read as JSON: something follows its end");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigSyntaxException(Math.max(1, line), "cannot be read as JSON: " + reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the word that the parser quotes: it may be a password. */
    private static String reason(JsonProcessingException failure) {
        return String.valueOf(failure.getOriginalMessage())
                .replaceFirst("(?s)^Unrecognized token '.*?':", "a word is not in quotes:");
    }

    private static ConfigNode node(JsonParser parser) throws IOException {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> section(parser, line);
            case START_ARRAY -> {
                parser.skipChildren();
                yield new Sequence(line);
            }
            case VALUE_STRING -> new Scalar(line, Kind.TEXT, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(line, Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, Kind.TRUTH, parser.getText());
            default -> new Scalar(line, Kind.NULL, "null");
        };
    }

    private static Section section(JsonParser parser, int line) throws IOException {
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int at = line(parser);
            parser.nextToken();
            members.add(new Member(key, at, node(parser)));
        }
        return new Section(line, members);
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
