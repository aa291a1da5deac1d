package dev.sessiondb.plan;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;

/** The type table read backwards: what a column is declared as in SQLite, so that the way forth gives the same PostgreSQL type again, as far as no value is lost by SQLite's affinity. */
final class SqliteTypes {
    /** What a double holds of any decimal; more digits SQLite would round in a column of numeric affinity. */
    private static final int EXACT_DIGITS = 15;

    private SqliteTypes() {}

    /** @param mostDigits of a numeric column's values */
    static String declared(ColumnType type, long mostDigits) {
        return switch (type.kind()) {
            case BOOLEAN -> "BOOLEAN";
            case SMALLINT, INTEGER, BIGINT -> "INTEGER";
            case REAL, DOUBLE -> "REAL";
            case NUMERIC -> numeric(type, mostDigits);
            case TEXT, JSON, TIMETZ, INTERVAL, ENUM, INET, CIDR, MACADDR, ARRAY -> "TEXT";
            case VARCHAR ->
                type.length().isPresent() ? "VARCHAR(" + type.length().getAsInt() + ")" : "TEXT";
            case CHAR -> "CHAR(" + type.length().orElse(1) + ")";
            case BYTEA -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP, TIMESTAMPTZ -> "DATETIME";
            case JSONB -> "JSON";
            case UUID -> "UUID";
        };
    }

    private static String numeric(ColumnType type, long mostDigits) {
        if (mostDigits > EXACT_DIGITS) {
            return "TEXT";
        }
        return type.precision().isPresent()
                ? "DECIMAL(" + type.precision().getAsInt() + "," + type.scale().orElse(0) + ")"
                : "NUMERIC";
    }

    static boolean countsIds(ColumnType type) {
        return type.kind() == TypeKind.SMALLINT || type.kind() == TypeKind.INTEGER || type.kind() == TypeKind.BIGINT;
    }
}
