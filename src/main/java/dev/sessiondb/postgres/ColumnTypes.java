package dev.sessiondb.postgres;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.util.Optional;

/** Maps PostgreSQL's type names and type modifiers to the types that values can be converted to. */
final class ColumnTypes {
    /** The length word that {@code varchar} and {@code numeric} modifiers include. */
    private static final int HEADER = 4;

    private ColumnTypes() {}

    /**
     * A column's type.
     *
     * @param name as {@code pg_type.typname} in {@code pg_catalog}
     * @param modifier {@code pg_attribute.atttypmod}, -1 for none
     */
    static Optional<ColumnType> of(String name, int modifier) {
        return switch (name) {
            case "bool" -> plain(TypeKind.BOOLEAN);
            case "int2" -> plain(TypeKind.SMALLINT);
            case "int4" -> plain(TypeKind.INTEGER);
            case "int8" -> plain(TypeKind.BIGINT);
            case "float4" -> plain(TypeKind.REAL);
            case "float8" -> plain(TypeKind.DOUBLE);
            case "numeric" -> numeric(modifier);
            case "text" -> plain(TypeKind.TEXT);
            case "varchar" ->
                modifier < 0 ? plain(TypeKind.VARCHAR) : Optional.of(ColumnType.varchar(modifier - HEADER));
            case "bpchar" -> modifier < 0 ? plain(TypeKind.TEXT) : Optional.of(ColumnType.character(modifier - HEADER));
            case "bytea" -> plain(TypeKind.BYTEA);
            case "date" -> plain(TypeKind.DATE);
            case "time" -> precise(TypeKind.TIME, modifier);
            case "timestamp" -> precise(TypeKind.TIMESTAMP, modifier);
            case "timestamptz" -> precise(TypeKind.TIMESTAMPTZ, modifier);
            case "json" -> plain(TypeKind.JSON);
            case "jsonb" -> plain(TypeKind.JSONB);
            case "uuid" -> plain(TypeKind.UUID);
            default -> Optional.empty();
        };
    }

    private static Optional<ColumnType> plain(TypeKind kind) {
        return Optional.of(ColumnType.of(kind));
    }

    /** A time type of fewer than six digits rounds in silence: not one to convert to. */
    private static Optional<ColumnType> precise(TypeKind kind, int modifier) {
        return modifier < 0 || modifier >= 6 ? plain(kind) : Optional.empty();
    }

    /** Precision and scale as {@code numeric.c} packs them; a negative scale (PostgreSQL 15) rounds in silence. */
    private static Optional<ColumnType> numeric(int modifier) {
        if (modifier < 0) {
            return plain(TypeKind.NUMERIC);
        }
        int precision = ((modifier - HEADER) >> 16) & 0xFFFF;
        int scale = (((modifier - HEADER) & 0x7FF) ^ 1024) - 1024;
        return scale < 0 || scale > precision ? Optional.empty() : Optional.of(ColumnType.numeric(precision, scale));
    }
}
