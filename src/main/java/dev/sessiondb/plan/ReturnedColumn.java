package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import java.util.OptionalInt;

/**
 * A column of PostgreSQL that comes back to SQLite.
 *
 * @param source its name in PostgreSQL
 * @param target its name in SQLite
 * @param typeSql the PostgreSQL type as DDL spells it
 * @param declaredType what SQLite's column is declared as, empty when it isn't
 * @param conversion how the SQLite values are read
 * @param spelling how a new value is written until the old file tells: a place of {@code Respelling}
 * @param position in the old table's cursor, from 0; empty for a column that the old file doesn't have
 */
public record ReturnedColumn(
        String source,
        String target,
        String typeSql,
        String declaredType,
        ConversionSpec conversion,
        OptionalInt spelling,
        OptionalInt position) {

    ReturnedColumn written(OriginalColumn original) {
        return new ReturnedColumn(
                source,
                target,
                typeSql,
                declaredType,
                conversion.numericTime(original.unit()),
                original.spelling(),
                position);
    }

    ReturnedColumn read(ConversionSpec otherwise) {
        return new ReturnedColumn(source, target, typeSql, declaredType, otherwise, spelling, position);
    }
}
