package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.TextLiteral;
import java.util.List;
import java.util.Optional;

/** SQLite's functions that give something else every time: the clock, in UTC, and chance. Only a DEFAULT may call them. */
final class VolatileSql {
    private static final String EPOCH = "floor(extract(epoch FROM now()))::bigint";
    private static final Range EPOCH_RANGE = Range.of(0, 1L << 40);
    private static final int MOST_BYTES = 256;
    private static final int DIGEST_BYTES = 32;
    /** 244 random bits: PostgreSQL 13 has no other source without an extension. */
    private static final String RANDOM = "sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)";

    private VolatileSql() {}

    static Optional<TypedSql> translate(Expression expression) {
        return expression instanceof Call call ? call(call) : Optional.empty();
    }

    private static Optional<TypedSql> call(Call call) {
        Optional<List<String>> texts = texts(call.arguments());
        return switch (call.function()) {
            case "random" -> call.arguments().isEmpty() ? Optional.of(random()) : Optional.empty();
            case "randomblob" ->
                call.arguments().size() == 1 ? blob(call.arguments().get(0)) : Optional.empty();
            case "unixepoch" -> texts.flatMap(VolatileSql::epoch);
            case "julianday" -> texts.filter(VolatileSql::now).map(t -> julianDay());
            case "strftime" -> texts.flatMap(VolatileSql::formatted);
            case "datetime" -> texts.filter(VolatileSql::now).flatMap(t -> StrftimeFormat.text("%Y-%m-%d %H:%M:%S"));
            case "date" -> texts.filter(VolatileSql::now).flatMap(t -> StrftimeFormat.text("%Y-%m-%d"));
            case "time" -> texts.filter(VolatileSql::now).flatMap(t -> StrftimeFormat.text("%H:%M:%S"));
            default -> Optional.empty();
        };
    }

    /** All arguments, if they are texts; without {@code 'now'} SQLite 3.46 takes the clock. */
    private static Optional<List<String>> texts(List<Expression> arguments) {
        List<String> texts = arguments.stream()
                .filter(TextLiteral.class::isInstance)
                .map(a -> ((TextLiteral) a).value())
                .toList();
        return texts.size() == arguments.size() ? Optional.of(texts) : Optional.empty();
    }

    private static boolean now(List<String> arguments) {
        return arguments.isEmpty() || arguments.equals(List.of("now"));
    }

    private static Optional<TypedSql> epoch(List<String> arguments) {
        boolean fraction = arguments.contains("subsec") || arguments.contains("subsecond");
        List<String> others =
                arguments.stream().filter(a -> !a.startsWith("subsec")).toList();
        if (!now(others)) {
            return Optional.empty();
        }
        return Optional.of(
                fraction
                        ? TypedSql.of("round(extract(epoch FROM now())::numeric, 3)::float8", Family.REAL)
                                .within(EPOCH_RANGE)
                                .storedAs("real")
                        : TypedSql.integer(EPOCH, EPOCH_RANGE));
    }

    private static TypedSql julianDay() {
        return TypedSql.of("(extract(epoch FROM now())::float8 / 86400 + 2440587.5)", Family.REAL)
                .within(Range.of(0, 10_000_000))
                .storedAs("real");
    }

    private static Optional<TypedSql> formatted(List<String> arguments) {
        if (arguments.isEmpty() || !now(arguments.subList(1, arguments.size()))) {
            return Optional.empty();
        }
        return switch (arguments.get(0)) {
            case "%s" -> Optional.of(TypedSql.integer(EPOCH, EPOCH_RANGE));
            case "%J" -> Optional.of(julianDay());
            default -> StrftimeFormat.text(arguments.get(0));
        };
    }

    /** Never the least integer, which has no absolute value. */
    private static TypedSql random() {
        return TypedSql.integer(
                "('x' || encode(" + RANDOM + ", 'hex'))::bit(64)::bigint", Range.of(-Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static Optional<TypedSql> blob(Expression size) {
        Optional<Long> bytes = FunctionSql.wholeNumber(size).filter(n -> n >= 1 && n <= MOST_BYTES);
        return bytes.map(n -> {
            int whole = (int) (n / DIGEST_BYTES);
            int rest = (int) (n % DIGEST_BYTES);
            String all = (RANDOM + " || ").repeat(whole);
            String sql = rest == 0
                    ? all.substring(0, all.length() - " || ".length())
                    : all + "substring(" + RANDOM + " FROM 1 FOR " + rest + ")";
            return TypedSql.of("(" + sql + ")", Family.BYTES);
        });
    }
}
