package dev.sessiondb.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether a text is JSON (RFC 8259) that PostgreSQL stores without losing anything. It is decoded here: given bytes, Jackson guesses the encoding and skips a byte order mark, which PostgreSQL refuses.
 */
final class JsonCheck {
    private static final int DEEPEST = 1000;
    private static final int LONGEST_NUMBER = 200_000;
    private static final JsonFactory LENIENT = factory(false);
    private static final JsonFactory STRICT = factory(true);

    private JsonCheck() {}

    /** What is wrong with it; for jsonb that includes duplicate keys, NUL and unpaired surrogates, which it can't keep. */
    static Optional<String> fault(byte[] text, boolean binary) {
        Utf8 utf8 = new Utf8();
        if (!utf8.check(text)) {
            return Optional.of(utf8.fault());
        }
        try (JsonParser parser = (binary ? STRICT : LENIENT).createParser(new String(text, StandardCharsets.UTF_8))) {
            return fault(parser, binary);
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The same for a large text in a column of type json. */
    static Optional<String> fault(RowCursor row, int column) {
        Utf8 utf8 = LargeValues.check(row, column);
        if (!utf8.complete()) {
            return Optional.of(utf8.fault());
        }
        try (Reader text = new InputStreamReader(row.open(column), StandardCharsets.UTF_8);
                JsonParser parser = LENIENT.createParser(text)) {
            return fault(parser, false);
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> fault(JsonParser parser, boolean binary) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return Optional.of("it is empty");
        }
        int depth = 0;
        while (token != null) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            Optional<String> fault = binary ? fault(parser, token) : Optional.empty();
            if (fault.isPresent()) {
                return fault;
            }
            token = parser.nextToken();
            if (depth == 0 && token != null) {
                return Optional.of("something follows the value");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            return fault(parser.getText());
        }
        if (!token.isNumeric()) {
            return Optional.empty();
        }
        return fits(parser.getText()) ? Optional.empty() : Optional.of("a number is out of PostgreSQL's range");
    }

    /** Whether {@code numeric_in} takes it: zeros that were written after the point count too. */
    private static boolean fits(String number) {
        Decimal decimal = new Decimal();
        return decimal.parse(number.getBytes(StandardCharsets.US_ASCII))
                && decimal.exponentValue() < Decimal.EXPONENT_LIMIT
                && (decimal.zero() || decimal.pointAt() <= NumericConversion.MOST_BEFORE_POINT)
                && decimal.writtenScale() <= NumericConversion.MOST_AFTER_POINT;
    }

    private static Optional<String> fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return Optional.of("a string has a NUL character");
            }
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)) {
                return Optional.of("a string has an unpaired surrogate");
            }
        }
        return Optional.empty();
    }

    private static JsonFactory factory(boolean strict) {
        return JsonFactory.builder()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }
}
