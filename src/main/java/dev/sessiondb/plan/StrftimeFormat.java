package dev.sessiondb.plan;

import java.util.Map;
import java.util.Optional;

/** Translates formats of {@code strftime} to those of {@code to_char}. */
final class StrftimeFormat {
    private static final Map<Character, String> FIELDS = Map.ofEntries(
            Map.entry('Y', "YYYY"),
            Map.entry('m', "MM"),
            Map.entry('d', "DD"),
            Map.entry('H', "HH24"),
            Map.entry('M', "MI"),
            Map.entry('S', "SS"),
            Map.entry('f', "SS.MS"),
            Map.entry('j', "DDD"),
            Map.entry('F', "YYYY-MM-DD"),
            Map.entry('T', "HH24:MI:SS"),
            Map.entry('R', "HH24:MI"));

    private StrftimeFormat() {}

    /** The clock in UTC under that format. */
    static Optional<TypedSql> text(String format) {
        return pattern(format)
                .map(pattern -> TypedSql.text("to_char(date_trunc('milliseconds', now() AT TIME ZONE 'UTC'), "
                        + dev.sessiondb.schema.Identifiers.literal(pattern).strip() + ")"));
    }

    private static Optional<String> pattern(String format) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%') {
                i++;
                String field = i < format.length() ? FIELDS.get(format.charAt(i)) : null;
                if (field == null) {
                    return Optional.empty();
                }
                pattern.append(field);
            } else if (c == '"' || c == '\\') {
                return Optional.empty();
            } else if (Character.isLetterOrDigit(c)) {
                pattern.append('"').append(c).append('"');
            } else {
                pattern.append(c);
            }
        }
        return Optional.of(pattern.toString());
    }
}
