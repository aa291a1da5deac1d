package dev.sessiondb.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Opens JSON text strictly: RFC 8259, valid UTF-8, no byte order mark. */
final class JsonTexts {
    /** Deeper than SQLite (1,000) and PostgreSQL's default stack (about 6,500) go. */
    private static final int DEEPEST = 10_000;

    private static final int LONGEST_NUMBER = 200_000;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonTexts() {}

    static Reader reader(InputStream utf8) {
        return new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder());
    }

    static Reader reader(byte[] utf8, int offset, int length) {
        return reader(new ByteArrayInputStream(utf8, offset, length));
    }

    static JsonParser parser(Reader text) throws IOException {
        return STRICT.createParser(text);
    }

    /** Whether the text is one JSON document. */
    static boolean valid(Reader text) throws IOException {
        try (JsonParser parser = parser(text)) {
            boolean any = parser.nextToken() != null;
            parser.skipChildren();
            return any && parser.nextToken() == null;
        } catch (JsonProcessingException | CharacterCodingException e) {
            return false;
        }
    }

    /** What one JSON string, with its quotes, stands for; empty when the text is none. */
    static Optional<String> string(String text) {
        try (JsonParser parser = parser(new StringReader(text))) {
            boolean string = parser.nextToken() == JsonToken.VALUE_STRING;
            String value = parser.getText();
            return string && parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
