package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;

/**
 * A type that a column may get.
 *
 * @param reason why it is a candidate, in words
 * @param second chosen only because an earlier candidate doesn't take every value: a finding says so
 * @param anything takes every value there is: numbers as SQLite writes them, texts and blobs as bytes
 */
record TypeCandidate(ConversionSpec conversion, String reason, boolean second, boolean anything) {

    static TypeCandidate declared(ColumnType type) {
        return given(type, "declared");
    }

    static TypeCandidate declared(TypeKind kind) {
        return declared(ColumnType.of(kind));
    }

    static TypeCandidate seen(TypeKind kind, String values) {
        return given(ColumnType.of(kind), "seen: " + values);
    }

    static TypeCandidate given(ColumnType type, String by) {
        return new TypeCandidate(ConversionSpec.of(type), by, false, false);
    }

    static TypeCandidate wider(TypeKind kind, String reason) {
        return new TypeCandidate(ConversionSpec.of(ColumnType.of(kind)), reason, true, false);
    }

    static TypeCandidate wider(ColumnType type, String reason) {
        return new TypeCandidate(ConversionSpec.of(type), reason, true, false);
    }

    static TypeCandidate bytes(String reason) {
        return new TypeCandidate(ConversionSpec.of(ColumnType.of(TypeKind.BYTEA)), reason, true, true);
    }

    /** The same where another was to be preferred. */
    TypeCandidate unlessPreferred(ColumnType preferred) {
        String why = "not every value is one of `" + preferred.sql() + "`";
        return second ? this : new TypeCandidate(conversion, why, true, anything);
    }

    ColumnType type() {
        return conversion.type();
    }

    TypeCandidate with(ConversionSpec other) {
        return new TypeCandidate(other, reason, second, anything);
    }
}
