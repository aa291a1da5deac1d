package dev.sessiondb.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * SQLite's own binary JSON as text. Format: SQLite documentation, "The SQLite JSONB Format". Elements in the notation of JSON5 (types 4, 6 and 9) are not decoded.
 */
final class SqliteJsonb {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int DEEPEST = 1000;
    private static final int LENGTH_IN_BYTES = 12;

    private final byte[] bytes;
    private final JsonGenerator out;
    private final Utf8 utf8 = new Utf8();
    private int position;

    private SqliteJsonb(byte[] bytes, JsonGenerator out) {
        this.bytes = bytes;
        this.out = out;
    }

    /** The JSON text; empty when the blob is no JSONB. */
    static Optional<byte[]> decode(byte[] blob) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(blob.length * 2);
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            SqliteJsonb reader = new SqliteJsonb(blob, generator);
            boolean valid = reader.element(0, false) && reader.position == blob.length;
            generator.flush();
            return valid ? Optional.of(text.toByteArray()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean element(int depth, boolean label) throws IOException {
        if (position >= bytes.length || depth > DEEPEST) {
            return false;
        }
        int header = bytes[position++] & 0xFF;
        long size = size(header >> 4);
        if (size < 0 || size > bytes.length - position) {
            return false;
        }
        int type = header & 0x0F;
        if (label && (type < 7 || type > 10)) {
            return false;
        }
        return type >= 11 ? container(type, position + (int) size, depth) : scalar(type, (int) size, label);
    }

    private long size(int code) {
        if (code < LENGTH_IN_BYTES) {
            return code;
        }
        int length = 1 << (code - LENGTH_IN_BYTES);
        if (length > bytes.length - position) {
            return -1;
        }
        long size = 0;
        for (int i = 0; i < length; i++) {
            size = size << 8 | bytes[position++] & 0xFF;
        }
        return size;
    }

    private boolean scalar(int type, int size, boolean label) throws IOException {
        byte[] payload = Arrays.copyOfRange(bytes, position, position + size);
        position += size;
        if (!utf8.check(payload)) {
            return false;
        }
        String text = new String(payload, StandardCharsets.UTF_8);
        return switch (type) {
            case 0 -> size == 0 && raw("null");
            case 1 -> size == 0 && raw("true");
            case 2 -> size == 0 && raw("false");
            case 3 -> is(JsonToken.VALUE_NUMBER_INT, text) && raw(text);
            case 5 -> is(JsonToken.VALUE_NUMBER_FLOAT, text) && raw(text);
            case 7 -> !needsEscape(text) && string(text, label);
            case 10 -> string(text, label);
            case 8 -> escaped('"' + text + '"', label);
            default -> false;
        };
    }

    private boolean raw(String text) throws IOException {
        out.writeRawValue(text);
        return true;
    }

    private static boolean needsEscape(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\');
    }

    private boolean string(String text, boolean label) throws IOException {
        if (label) {
            out.writeFieldName(text);
        } else {
            out.writeString(text);
        }
        return true;
    }

    /** Whether the text is that token from its first character to its last, and nothing else. */
    private static boolean is(JsonToken expected, String text) throws IOException {
        try (var parser = JSON.createParser(text)) {
            return parser.nextToken() == expected
                    && parser.getText().length() == text.length()
                    && parser.nextToken() == null;
        }
    }

    /** A string with JSON escapes in it, decoded so that it is escaped only once. */
    private boolean escaped(String quoted, boolean label) throws IOException {
        try (var parser = JSON.createParser(quoted)) {
            parser.nextToken();
            String text = parser.getText();
            return parser.nextToken() == null && string(text, label);
        }
    }

    private boolean container(int type, int end, int depth) throws IOException {
        if (type > 12) {
            return false;
        }
        boolean object = type == 12;
        if (object) {
            out.writeStartObject();
        } else {
            out.writeStartArray();
        }
        while (position < end) {
            if (object && !element(depth + 1, true) || !element(depth + 1, false)) {
                return false;
            }
        }
        if (object) {
            out.writeEndObject();
        } else {
            out.writeEndArray();
        }
        return position == end;
    }
}
