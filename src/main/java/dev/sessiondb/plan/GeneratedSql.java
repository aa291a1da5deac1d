package dev.sessiondb.plan;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.plan.TypedSql.Family;
import java.util.Optional;

/** A computed value as the column keeps it: SQLite applies the column's affinity, PostgreSQL casts to its type. */
final class GeneratedSql {

    private GeneratedSql() {}

    static Optional<String> of(TypedSql given, ColumnPlan plan) {
        Affinity affinity = Affinity.of(plan.source().declaredType());
        TypedSql value = given;
        return switch (plan.conversion().type().kind()) {
            case SMALLINT, INTEGER, BIGINT -> sql(value.counted(), Family.INTEGER);
            case BOOLEAN -> sql(value, Family.BOOLEAN);
            case DOUBLE -> real(value.counted(), affinity);
            case NUMERIC -> numeric(value.counted());
            case TEXT, VARCHAR -> text(value, affinity);
            case BYTEA -> sql(value, Family.BYTES);
            default -> Optional.empty();
        };
    }

    private static Optional<String> sql(TypedSql value, Family family) {
        return Optional.of(value).filter(v -> v.family() == family).map(TypedSql::sql);
    }

    private static Optional<String> real(TypedSql value, Affinity affinity) {
        boolean whole = value.family() == Family.INTEGER
                && affinity == Affinity.REAL
                && value.bounds().isExactDouble();
        return whole || value.family() == Family.DECIMAL
                ? Optional.of(NumberSql.asDouble(value))
                : sql(value, Family.REAL);
    }

    /** By way of its shortest text: a cast would round a double to 15 digits. */
    private static Optional<String> numeric(TypedSql value) {
        return value.family() == Family.REAL
                ? Optional.of("(" + value.sql() + ")::text::numeric")
                : value.isNumber() ? Optional.of(value.sql()) : Optional.empty();
    }

    private static Optional<String> text(TypedSql value, Affinity affinity) {
        return affinity == Affinity.TEXT ? FunctionSql.asText(value).map(TypedSql::sql) : sql(value, Family.TEXT);
    }
}
