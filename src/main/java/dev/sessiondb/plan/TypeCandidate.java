package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;

/**
 * A type that a column may get.
 *
 * @param reason why it is a candidate, in words
 * @param second chosen only because an earlier candidate doesn't take every value: a finding says so
 */
record TypeCandidate(ConversionSpec conversion, String reason, boolean second) {

    static TypeCandidate declared(ColumnType type) {
        return new TypeCandidate(ConversionSpec.of(type), "declared", false);
    }

    static TypeCandidate declared(TypeKind kind) {
        return declared(ColumnType.of(kind));
    }

    static TypeCandidate seen(TypeKind kind, String values) {
        return new TypeCandidate(ConversionSpec.of(ColumnType.of(kind)), "seen: " + values, false);
    }

    static TypeCandidate wider(TypeKind kind, String reason) {
        return new TypeCandidate(ConversionSpec.of(ColumnType.of(kind)), reason, true);
    }
}
