package dev.sessiondb.schema;

import dev.sessiondb.schema.Expression.Aggregate;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.Case;
import dev.sessiondb.schema.Expression.Cast;
import dev.sessiondb.schema.Expression.Collate;
import dev.sessiondb.schema.Expression.EscapedLike;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.Unary;
import java.util.List;
import java.util.stream.Stream;

/** Walks over expressions. */
public final class Expressions {

    private Expressions() {}

    /** What an expression is made of, one level down. */
    public static List<Expression> parts(Expression expression) {
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
        if (expression instanceof Call call) {
            return call.arguments();
        }
        return others(expression);
    }

    private static List<Expression> others(Expression expression) {
        if (expression instanceof Cast cast) {
            return List.of(cast.operand());
        }
        if (expression instanceof Collate collate) {
            return List.of(collate.operand());
        }
        if (expression instanceof EscapedLike like) {
            return List.of(like.value(), like.pattern(), like.escape());
        }
        if (expression instanceof Aggregate aggregate) {
            return aggregate.argument().stream().toList();
        }
        return expression instanceof Case choice ? parts(choice) : List.of();
    }

    private static List<Expression> parts(Case choice) {
        Stream<Expression> branches =
                choice.whens().stream().flatMap(when -> Stream.of(when.condition(), when.result()));
        return Stream.of(choice.operand().stream(), branches, choice.otherwise().stream())
                .flatMap(parts -> parts)
                .map(Expression.class::cast)
                .toList();
    }

    /** The expression and everything in it, at any depth. */
    public static Stream<Expression> all(Expression expression) {
        return Stream.concat(Stream.of(expression), parts(expression).stream().flatMap(Expressions::all));
    }
}
