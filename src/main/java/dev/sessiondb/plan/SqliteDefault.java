package dev.sessiondb.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates a DEFAULT as PostgreSQL prints it, where it is a literal or the current time. */
final class SqliteDefault {
    private static final Pattern NUMBER =
            Pattern.compile("'?\\(?(-?\\d+(?:\\.\\d+)?)\\)?'?(?:::[a-z ]+(?:\\(\\d+(?:,\\d+)?\\))?)?");
    private static final Pattern TEXT =
            Pattern.compile("('(?:[^'\\\\]|'')*')(?:::[a-z ]+(?:\\(\\d+\\))?(?: without time zone| with time zone)?)?");

    private SqliteDefault() {}

    static Optional<String> translate(String sql) {
        String text = sql.strip();
        switch (text) {
            case "true" -> {
                return Optional.of("1");
            }
            case "false" -> {
                return Optional.of("0");
            }
            case "now()", "CURRENT_TIMESTAMP", "transaction_timestamp()" -> {
                return Optional.of("CURRENT_TIMESTAMP");
            }
            case "CURRENT_DATE" -> {
                return Optional.of("CURRENT_DATE");
            }
            default -> {
                return literal(text);
            }
        }
    }

    private static Optional<String> literal(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches() && !text.contains("::text") && !text.contains("::character")) {
            return Optional.of(number.group(1));
        }
        if (text.startsWith("NULL::")) {
            return Optional.of("NULL");
        }
        Matcher literal = TEXT.matcher(text);
        return literal.matches() ? Optional.of(literal.group(1)) : Optional.empty();
    }
}
