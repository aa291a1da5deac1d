package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expressions;
import java.util.Optional;
import java.util.stream.Stream;

/** Which columns an expression uses. */
final class ColumnReferences {

    private ColumnReferences() {}

    /** The first column it uses that SQLite can't compute. */
    static Optional<String> unreadable(Expression expression, TableShape table) {
        return columns(expression).filter(table::unreadable).findFirst();
    }

    private static Stream<String> columns(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            return Stream.of(reference.column());
        }
        return Expressions.parts(expression).stream().flatMap(ColumnReferences::columns);
    }
}
