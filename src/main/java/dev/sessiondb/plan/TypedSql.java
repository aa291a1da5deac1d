package dev.sessiondb.plan;

import dev.sessiondb.schema.TypeKind;

/**
 * A translated expression and what kind of value it has; only values of one family are compared.
 *
 * @param literal a constant, which may still take another family
 */
record TypedSql(String sql, Family family, boolean literal) {

    /** Kinds of values that PostgreSQL compares with each other as SQLite does. */
    enum Family {
        NUMBER,
        TEXT,
        BOOLEAN,
        BYTES,
        NULL,
        OTHER
    }

    static TypedSql of(String sql, Family family) {
        return new TypedSql(sql, family, false);
    }

    static TypedSql literal(String sql, Family family) {
        return new TypedSql(sql, family, true);
    }

    static Family family(TypeKind kind) {
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, NUMERIC -> Family.NUMBER;
            case TEXT, VARCHAR -> Family.TEXT;
            case BOOLEAN -> Family.BOOLEAN;
            case BYTEA -> Family.BYTES;
            default -> Family.OTHER;
        };
    }
}
