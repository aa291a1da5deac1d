package dev.sessiondb.plan;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A translated expression, and what SQLite knows of its value.
 *
 * @param family what kind of value both engines have for it
 * @param constant the number or text of a literal
 * @param affinity which SQLite applies to what it is compared with
 * @param collation by which SQLite compares it; empty for one that isn't declared
 * @param storage SQLite's name of its storage class, if it is the same for every value
 * @param range where a number lies, if that is known
 */
record TypedSql(
        String sql,
        Family family,
        Optional<String> constant,
        Affinity affinity,
        Collation collation,
        Optional<String> storage,
        Optional<Range> range) {

    /** Kinds of values that PostgreSQL compares with each other as SQLite does. */
    enum Family {
        /** A SQLite INTEGER, a PostgreSQL integer. */
        INTEGER,
        /** A number, a PostgreSQL double. */
        REAL,
        /** A number, a PostgreSQL numeric of at most 15 digits, so that it is told from every other as the doubles are. */
        DECIMAL,
        /** 0 or 1 to SQLite. */
        BOOLEAN,
        TEXT,
        BYTES,
        /** A JSON text to SQLite; {@code json} or {@code jsonb}. */
        JSON,
        /** A date or time, of values of one storage class: sorted, and not compared with anything. */
        TIME,
        NULL,
        /** Only asked whether it is NULL. */
        OTHER
    }

    /**
     * A collation of SQLite.
     *
     * @param explicit by COLLATE, which goes before a column's own
     */
    record Collation(String name, boolean explicit) {
        static final Collation NONE = new Collation("", false);
        static final Collation BINARY = new Collation("BINARY", false);
    }

    static TypedSql of(String sql, Family family) {
        Optional<String> storage =
                switch (family) {
                    case INTEGER, BOOLEAN -> Optional.of("integer");
                    case TEXT -> Optional.of("text");
                    case BYTES -> Optional.of("blob");
                    default -> Optional.empty();
                };
        Optional<Range> range = family == Family.INTEGER ? Optional.of(Range.INTEGER) : Optional.empty();
        return new TypedSql(sql, family, Optional.empty(), Affinity.NONE, Collation.NONE, storage, range);
    }

    static TypedSql bool(String sql) {
        return of(sql, Family.BOOLEAN).within(Range.TRUTH);
    }

    static TypedSql integer(String sql, Range range) {
        return of(sql, Family.INTEGER).within(range);
    }

    static TypedSql text(String sql) {
        return of(sql, Family.TEXT);
    }

    static TypedSql textLiteral(String text) {
        return text(Identifiers.literal(text)).withConstant(text);
    }

    static TypedSql nullLiteral() {
        return of("NULL", Family.NULL);
    }

    /** A literal as SQLite takes it: with digits after the point it is a REAL. */
    static TypedSql number(BigDecimal value) {
        String sql = value.toPlainString();
        TypedSql literal = of(sql, value.scale() == 0 ? Family.INTEGER : Family.DECIMAL)
                .withConstant(sql)
                .within(Range.of(value));
        return value.scale() == 0 ? literal : literal.storedAs("real");
    }

    static Family family(TypeKind kind) {
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT -> Family.INTEGER;
            case REAL, DOUBLE -> Family.REAL;
            case NUMERIC -> Family.DECIMAL;
            case TEXT, VARCHAR -> Family.TEXT;
            case BOOLEAN -> Family.BOOLEAN;
            case BYTEA -> Family.BYTES;
            case JSON, JSONB -> Family.JSON;
            case DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> Family.TIME;
            default -> Family.OTHER;
        };
    }

    boolean literal() {
        return constant.isPresent();
    }

    boolean isNumber() {
        return family == Family.INTEGER || family == Family.REAL || family == Family.DECIMAL;
    }

    boolean isNumericAffinity() {
        return affinity == Affinity.NUMERIC || affinity == Affinity.REAL;
    }

    /** Known to lie between the bounds of SQLite's integers, or of what it was seen to be. */
    Range bounds() {
        return range.orElse(Range.INTEGER);
    }

    TypedSql withSql(String other) {
        return new TypedSql(other, family, constant, affinity, collation, storage, range);
    }

    TypedSql withConstant(String text) {
        return new TypedSql(sql, family, Optional.of(text), affinity, collation, storage, range);
    }

    TypedSql within(Range other) {
        return new TypedSql(sql, family, constant, affinity, collation, storage, Optional.of(other));
    }

    TypedSql unbounded() {
        return new TypedSql(sql, family, constant, affinity, collation, storage, Optional.empty());
    }

    TypedSql with(Affinity other) {
        return new TypedSql(sql, family, constant, other, collation, storage, range);
    }

    TypedSql with(Collation other) {
        return new TypedSql(sql, family, constant, affinity, other, storage, range);
    }

    TypedSql storedAs(String storageClass) {
        return new TypedSql(sql, family, constant, affinity, collation, Optional.of(storageClass), range);
    }

    TypedSql storedAs(Optional<String> storageClass) {
        return new TypedSql(sql, family, constant, affinity, collation, storageClass, range);
    }

    TypedSql ofSeveralStorages() {
        return storedAs(Optional.empty());
    }

    /** 0 and 1 instead of false and true. */
    TypedSql counted() {
        return family == Family.BOOLEAN ? integer("(" + sql + ")::int", Range.TRUTH) : this;
    }

    /** A bigint, so that PostgreSQL calculates in 64 bits. */
    String wide() {
        return literal() ? sql + "::bigint" : sql;
    }

    /** A text of known type: PostgreSQL's own literals have none. */
    String typed() {
        return literal() ? sql.strip() + "::text" : sql;
    }
}
