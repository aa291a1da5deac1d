package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.Unary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which columns an expression uses. */
final class ColumnReferences {

    private ColumnReferences() {}

    /** The first generated column it uses. */
    static Optional<String> generated(Expression expression, TableShape table) {
        return columns(expression).filter(table::generated).findFirst();
    }

    private static Stream<String> columns(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            return Stream.of(reference.column());
        }
        return parts(expression).stream().flatMap(ColumnReferences::columns);
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Unary unary) {
            return List.of(unary.operand());
        }
        if (expression instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expression instanceof Between between) {
            return List.of(between.value(), between.low(), between.high());
        }
        if (expression instanceof In in) {
            return Stream.concat(Stream.of(in.value()), in.choices().stream()).toList();
        }
        return expression instanceof Call call ? call.arguments() : List.of();
    }
}
