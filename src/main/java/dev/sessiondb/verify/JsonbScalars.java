package dev.sessiondb.verify;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and strings of SQLite's JSONB as JSON; they are stored as text, some of it in the notation of JSON5. */
final class JsonbScalars {
    private static final int INT = 3;
    private static final int INT5 = 4;
    private static final int FLOAT = 5;
    private static final int TEXT = 7;
    private static final int TEXT5 = 9;
    private static final int TEXTRAW = 10;
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");
    private static final Pattern HEX = Pattern.compile("([+-]?)0[xX](\\p{XDigit}{1,16})");
    private static final Pattern JSON5_ESCAPE =
            Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|(\\r\\n|.))|[\"\\x00-\\x1f]", Pattern.DOTALL);

    private JsonbScalars() {}

    static boolean isString(int type) {
        return type >= TEXT && type <= TEXTRAW;
    }

    /** A number as JSON writes it. */
    static String number(int type, String text) {
        String json = type == INT || type == FLOAT ? text : type == INT5 ? decimal(text) : pointed(text);
        if (!JSON_NUMBER.matcher(json).matches()) {
            throw new IllegalArgumentException("no JSON: " + Words.quoted(json));
        }
        return json;
    }

    /** A string with its quotes, escaped no more than it must be. */
    static String string(int type, String text) {
        String value =
                switch (type) {
                    case TEXT, TEXTRAW -> text;
                    case TEXT5 -> parsed(json5(text));
                    default -> parsed(text);
                };
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("half a surrogate pair");
        }
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    private static String parsed(String content) {
        return JsonTexts.string('"' + content + '"')
                .orElseThrow(() -> new IllegalArgumentException("no JSON: " + Words.quoted(content)));
    }

    private static String decimal(String text) {
        Matcher hex = HEX.matcher(text);
        if (!hex.matches()) {
            return text.startsWith("+") ? text.substring(1) : text;
        }
        String sign = "-".equals(hex.group(1)) ? "-" : "";
        return sign + new BigInteger(hex.group(2), 16);
    }

    private static String pointed(String text) {
        return text.replaceFirst("^\\+", "").replaceFirst("^(-?)\\.", "$10.").replaceFirst("\\.(?=[eE]|$)", ".0");
    }

    private static String json5(String text) {
        Matcher parts = JSON5_ESCAPE.matcher(text);
        return parts.replaceAll(part -> Matcher.quoteReplacement(unescaped(part)));
    }

    private static String unescaped(java.util.regex.MatchResult part) {
        if (part.group(1) != null) {
            return "\\u00" + part.group(1);
        }
        if (part.group(2) == null) {
            return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(part.group()));
        }
        return switch (part.group(2)) {
            case "'" -> "'";
            case "v" -> "\\u000b";
            case "0" -> "\\u0000";
            case "\n", "\r", "\r\n", "\u2028", "\u2029" -> "";
            default -> part.group();
        };
    }
}
