package dev.sessiondb.profile;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of types that new columns can have. */
final class TypeName {
    static final String KNOWN =
            "boolean, smallint, integer, bigint, real, double precision, numeric, numeric(p,s), text, varchar(n), char(n), bytea, date, time, timestamp, timestamptz, json, jsonb, uuid";

    private static final Pattern SIZED =
            Pattern.compile("(varchar|char|numeric) ?\\( ?(\\d{1,8}) ?(?:, ?(\\d{1,4}) ?)?\\)");
    private static final Map<String, TypeKind> PLAIN = Map.ofEntries(
            Map.entry("boolean", TypeKind.BOOLEAN),
            Map.entry("smallint", TypeKind.SMALLINT),
            Map.entry("integer", TypeKind.INTEGER),
            Map.entry("bigint", TypeKind.BIGINT),
            Map.entry("real", TypeKind.REAL),
            Map.entry("double precision", TypeKind.DOUBLE),
            Map.entry("numeric", TypeKind.NUMERIC),
            Map.entry("text", TypeKind.TEXT),
            Map.entry("bytea", TypeKind.BYTEA),
            Map.entry("date", TypeKind.DATE),
            Map.entry("time", TypeKind.TIME),
            Map.entry("timestamp", TypeKind.TIMESTAMP),
            Map.entry("timestamptz", TypeKind.TIMESTAMPTZ),
            Map.entry("json", TypeKind.JSON),
            Map.entry("jsonb", TypeKind.JSONB),
            Map.entry("uuid", TypeKind.UUID));

    private TypeName() {}

    static Optional<ColumnType> parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        TypeKind plain = PLAIN.get(name);
        if (plain != null) {
            return Optional.of(ColumnType.of(plain));
        }
        Matcher sized = SIZED.matcher(name);
        return sized.matches() ? sized(sized) : Optional.empty();
    }

    private static Optional<ColumnType> sized(Matcher type) {
        int first = Integer.parseInt(type.group(2));
        int second = type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
        return switch (type.group(1)) {
            case "numeric" ->
                first >= 1 && first <= 1000 && second <= first
                        ? Optional.of(ColumnType.numeric(first, second))
                        : Optional.empty();
            case "varchar" ->
                first >= 1 && first <= 10_485_760 ? Optional.of(ColumnType.varchar(first)) : Optional.empty();
            default -> first >= 1 && first <= 10_485_760 ? Optional.of(ColumnType.character(first)) : Optional.empty();
        };
    }
}
