package dev.sessiondb.postgres;

import dev.sessiondb.convert.Conversions;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.util.Optional;

/** Maps PostgreSQL's type names and type modifiers to the types that values can be converted to. */
final class ColumnTypes {
    /** An extension's type, which may live in any schema. */
    static final String CITEXT = "citext";

    /** {@code NAMEDATALEN} less one, in bytes. */
    private static final int NAME_BYTES = 63;

    private static final int MICROSECOND_DIGITS = 6;

    /** {@code INTERVAL_FULL_RANGE} and {@code INTERVAL_FULL_PRECISION} in PostgreSQL's {@code timestamp.h}. */
    private static final int ALL_FIELDS = 0x7FFF;

    private static final int WORD = 0xFFFF;
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
            case "text", CITEXT -> plain(TypeKind.TEXT);
            case "name" -> Optional.of(ColumnType.varchar(NAME_BYTES));
            case "varchar" ->
                modifier < 0 ? plain(TypeKind.VARCHAR) : Optional.of(ColumnType.varchar(modifier - HEADER));
            case "bpchar" -> modifier < 0 ? plain(TypeKind.TEXT) : Optional.of(ColumnType.character(modifier - HEADER));
            case "bytea" -> plain(TypeKind.BYTEA);
            case "date" -> plain(TypeKind.DATE);
            case "time" -> precise(TypeKind.TIME, modifier);
            case "timetz" -> precise(TypeKind.TIMETZ, modifier);
            case "timestamp" -> precise(TypeKind.TIMESTAMP, modifier);
            case "timestamptz" -> precise(TypeKind.TIMESTAMPTZ, modifier);
            case "interval" -> interval(modifier);
            case "inet" -> plain(TypeKind.INET);
            case "cidr" -> plain(TypeKind.CIDR);
            case "macaddr" -> plain(TypeKind.MACADDR);
            case "json" -> plain(TypeKind.JSON);
            case "jsonb" -> plain(TypeKind.JSONB);
            case "uuid" -> plain(TypeKind.UUID);
            default -> Optional.empty();
        };
    }

    private static Optional<ColumnType> plain(TypeKind kind) {
        return Optional.of(ColumnType.of(kind));
    }

    /** An array of elements of a built-in type, which has the column's modifier. */
    static Optional<ColumnType> array(String element, int modifier) {
        return of(element, modifier).filter(Conversions::makesArraysOf).map(ColumnType::array);
    }

    private static Optional<ColumnType> precise(TypeKind kind, int modifier) {
        return modifier < 0 || modifier >= MICROSECOND_DIGITS
                ? plain(kind)
                : Optional.of(ColumnType.precise(kind, modifier));
    }

    /** One that keeps only some fields, such as {@code interval day to second}, drops the others in silence: not one to convert to. */
    private static Optional<ColumnType> interval(int modifier) {
        if (modifier < 0) {
            return plain(TypeKind.INTERVAL);
        }
        boolean whole = (modifier >> 16 & ALL_FIELDS) == ALL_FIELDS;
        return whole ? precise(TypeKind.INTERVAL, modifier & WORD) : Optional.empty();
    }

    /** Precision and scale as {@code numeric.c} packs them; the scale may be negative since PostgreSQL 15. */
    private static Optional<ColumnType> numeric(int modifier) {
        if (modifier < 0) {
            return plain(TypeKind.NUMERIC);
        }
        int precision = ((modifier - HEADER) >> 16) & 0xFFFF;
        int scale = (((modifier - HEADER) & 0x7FF) ^ 1024) - 1024;
        return Optional.of(ColumnType.numeric(precision, scale));
    }
}
