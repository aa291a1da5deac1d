package dev.sessiondb.schema;

import java.util.OptionalInt;

/**
 * A PostgreSQL column type.
 *
 * @param length characters, for {@code varchar(n)} and {@code char(n)}: 1 to 10,485,760
 * @param precision digits, for {@code numeric(p,s)}: 1 to 1,000
 * @param scale digits after the point, for {@code numeric(p,s)}; present exactly when precision is
 */
public record ColumnType(TypeKind kind, OptionalInt length, OptionalInt precision, OptionalInt scale) {

    public ColumnType {
        if (precision.isPresent() != scale.isPresent()) {
            throw new IllegalArgumentException("precision and scale come together");
        }
        if (kind == TypeKind.CHAR && length.isEmpty()) {
            throw new IllegalArgumentException("char needs a length");
        }
    }

    public static ColumnType of(TypeKind kind) {
        return new ColumnType(kind, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    public static ColumnType varchar(int length) {
        return new ColumnType(TypeKind.VARCHAR, OptionalInt.of(length), OptionalInt.empty(), OptionalInt.empty());
    }

    public static ColumnType character(int length) {
        return new ColumnType(TypeKind.CHAR, OptionalInt.of(length), OptionalInt.empty(), OptionalInt.empty());
    }

    public static ColumnType numeric(int precision, int scale) {
        return new ColumnType(TypeKind.NUMERIC, OptionalInt.empty(), OptionalInt.of(precision), OptionalInt.of(scale));
    }

    /** The type as DDL spells it, such as {@code numeric(10,2)}. */
    public String sql() {
        return switch (kind) {
            case DOUBLE -> "double precision";
            case VARCHAR -> length.isPresent() ? "varchar(" + length.getAsInt() + ")" : "varchar";
            case CHAR -> "char(" + length.getAsInt() + ")";
            case NUMERIC ->
                precision.isPresent() ? "numeric(" + precision.getAsInt() + "," + scale.getAsInt() + ")" : "numeric";
            default -> kind.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
