package dev.sessiondb.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a SQLite value must look like in a PostgreSQL column, in the spelling of {@link Comparison}'s SQL. */
final class SourceValues {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "yes", "y", "on", "1.0");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SourceValues() {}

    /** The canonical spelling of a value given as {@code typeof} and text (hex for texts and blobs). */
    static String canonical(String storage, @Nullable String value, @Nullable String type) {
        if (storage.equals("null") || value == null) {
            return "null";
        }
        boolean hex = storage.equals("text") || storage.equals("blob");
        byte[] bytes = hex ? HexFormat.of().parseHex(value) : value.getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (String.valueOf(type)) {
            case "bytea" -> "hex " + HexFormat.of().formatHex(bytes);
            case "text", "character varying", "character", "json" ->
                "text " + HexFormat.of().formatHex(bytes);
            case "timestamp with time zone" -> "us " + microseconds(storage, text);
            case "date" -> "date " + LocalDate.parse(text.substring(0, 10));
            case "boolean" -> "bool " + TRUE.contains(text.toLowerCase(Locale.ROOT));
            case "double precision" -> "double " + HexFormat.of().toHexDigits(Double.doubleToLongBits(number(text)));
            case "jsonb" -> "json " + jsonb(text);
            case "uuid" -> "uuid " + uuid(storage, text, bytes);
            default -> "number " + decimal(storage, text);
        };
    }

    private static double number(String text) {
        return switch (text) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String decimal(String storage, String text) {
        BigDecimal value = storage.equals("real") ? new BigDecimal(shortest(text)) : new BigDecimal(text.strip());
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String shortest(String digits) {
        double value = Double.parseDouble(digits);
        for (int precision = 1; precision < 17; precision++) {
            String shorter = String.format(Locale.ROOT, "%." + (precision - 1) + "e", value);
            if (Double.parseDouble(shorter) == value) {
                return shorter;
            }
        }
        return digits;
    }

    private static String microseconds(String storage, String text) {
        if (!storage.equals("text")) {
            return new BigDecimal(text)
                    .movePointRight(shift(Double.parseDouble(text)))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
        String iso = text.strip().replace(' ', 'T');
        iso = iso.length() == 10 ? iso + "T00:00:00" : iso;
        boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
        OffsetDateTime time =
                zoned ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
        return Long.toString(ChronoUnit.MICROS.between(OffsetDateTime.parse("1970-01-01T00:00:00Z"), time));
    }

    /** Seconds, milliseconds or microseconds, as the fixtures use them. */
    private static int shift(double number) {
        if (Math.abs(number) < 1e11) {
            return 6;
        }
        return Math.abs(number) < 1e14 ? 3 : 0;
    }

    private static String uuid(String storage, String text, byte[] bytes) {
        String digits = storage.equals("blob") ? HexFormat.of().formatHex(bytes) : text.replaceAll("[-{}]", "");
        return digits.toLowerCase(Locale.ROOT).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private static String jsonb(String text) {
        try {
            return print(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As PostgreSQL prints jsonb: members by length and then by bytes, a space after colons and commas. */
    private static String print(JsonNode node) throws JsonProcessingException {
        if (node instanceof ObjectNode object) {
            Set<String> names =
                    new TreeSet<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length());
            object.fieldNames().forEachRemaining(names::add);
            StringBuilder text = new StringBuilder("{");
            for (String name : names) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(JSON.writeValueAsString(name))
                        .append(": ");
                text.append(print(object.get(name)));
            }
            return text.append('}').toString();
        }
        if (node.isArray()) {
            StringBuilder text = new StringBuilder("[");
            for (Iterator<JsonNode> all = node.elements(); all.hasNext(); ) {
                text.append(text.length() > 1 ? ", " : "").append(print(all.next()));
            }
            return text.append(']').toString();
        }
        return node.isNumber() ? node.decimalValue().toPlainString() : JSON.writeValueAsString(node);
    }
}
