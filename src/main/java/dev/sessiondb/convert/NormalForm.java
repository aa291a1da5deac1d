package dev.sessiondb.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sessiondb.schema.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.TreeMap;

/** PostgreSQL's binary form with what doesn't count for equality taken out, so that equal values have equal bytes: the scale a numeric is shown with, the padding of a char, the order and spacing of jsonb. */
final class NormalForm {
    private static final int SHOWN_SCALE = 6;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final TypeKind kind;

    NormalForm(TypeKind kind) {
        this.kind = kind;
    }

    TypeKind kind() {
        return kind;
    }

    boolean equal(BinaryField one, BinaryField other) {
        if (one.sameBytes(other)) {
            return true;
        }
        boolean plain = kind != TypeKind.NUMERIC && kind != TypeKind.CHAR && kind != TypeKind.JSONB;
        return !plain && !one.isNull() && !other.isNull() && Arrays.equals(of(one), of(other));
    }

    byte[] of(BinaryField value) {
        return switch (kind) {
            case NUMERIC -> unscaled(value.bytes());
            case CHAR -> value.text(0).stripTrailing().getBytes(StandardCharsets.UTF_8);
            case JSONB -> json(value.text(1)).getBytes(StandardCharsets.UTF_8);
            default -> value.bytes();
        };
    }

    private static byte[] unscaled(byte[] numeric) {
        numeric[SHOWN_SCALE] = 0;
        numeric[SHOWN_SCALE + 1] = 0;
        return numeric;
    }

    private static String json(String text) {
        try {
            StringBuilder out = new StringBuilder(text.length());
            append(JSON.readTree(text), out);
            return out.toString();
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static void append(JsonNode node, StringBuilder out) throws JsonProcessingException {
        if (node.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            out.append('{');
            for (var member : members.entrySet()) {
                out.append(JSON.writeValueAsString(member.getKey())).append(':');
                append(member.getValue(), out);
                out.append(',');
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
                append(elements.next(), out);
                out.append(',');
            }
            out.append(']');
        } else if (node.isNumber()) {
            out.append(
                    node.decimalValue().signum() == 0
                            ? "0"
                            : node.decimalValue().stripTrailingZeros());
        } else {
            out.append(JSON.writeValueAsString(node));
        }
    }
}
