package dev.sessiondb.plan;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.plan.TypedSql.Family;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Translates CAST, which in SQLite goes by the affinity of the type's name. */
final class CastSql {

    private CastSql() {}

    static Optional<TypedSql> translate(TypedSql given, String type) {
        if (given.family() == Family.NULL) {
            return Optional.of(given);
        }
        TypedSql value = given.counted();
        return switch (Affinity.of(type)) {
            case TEXT ->
                FunctionSql.asText(value).map(text -> text.with(Affinity.TEXT).with(given.collation()));
            case REAL -> real(value).map(real -> real.with(Affinity.REAL));
            case NUMERIC ->
                (type.toUpperCase(Locale.ROOT).contains("INT") ? integer(value) : numeric(value))
                        .map(number -> number.with(Affinity.NUMERIC));
            case NONE -> Optional.empty();
        };
    }

    private static Optional<TypedSql> numeric(TypedSql value) {
        return value.family() == Family.INTEGER ? Optional.of(value) : Optional.empty();
    }

    private static Optional<TypedSql> integer(TypedSql value) {
        boolean fraction = value.family() == Family.REAL || value.family() == Family.DECIMAL;
        if (fraction && value.range().filter(CastSql::farInside).isPresent()) {
            return Optional.of(TypedSql.integer(
                    "trunc(" + value.sql() + ")::bigint", value.range().orElseThrow()));
        }
        return numeric(value);
    }

    private static boolean farInside(Range range) {
        return range.magnitude().compareTo(BigDecimal.valueOf(1L << 62)) <= 0;
    }

    private static Optional<TypedSql> real(TypedSql value) {
        if (!value.isNumber()
                || (value.family() == Family.INTEGER && !value.bounds().isExactDouble())) {
            return Optional.empty();
        }
        TypedSql real = TypedSql.of(value.family() == Family.REAL ? value.sql() : value.sql() + "::float8", Family.REAL)
                .storedAs("real");
        return Optional.of(value.range().map(real::within).orElse(real));
    }
}
