package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expressions;
import java.util.ArrayDeque;
import java.util.Deque;

/** SQLite takes expressions 1,000 deep ({@code SQLITE_MAX_EXPR_DEPTH}); what walks over them here calls itself for each level, on a stack of fixed size. */
final class ExpressionDepth {
    static final int MOST = 200;

    private record Part(Expression expression, int depth) {}

    private ExpressionDepth() {}

    /** @throws NotUnderstood when it is deeper */
    static void require(Expression expression) {
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part(expression, 1));
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (part.depth() > MOST) {
                throw new NotUnderstood("too deep an expression");
            }
            for (Expression inner : Expressions.parts(part.expression())) {
                open.push(new Part(inner, part.depth() + 1));
            }
        }
    }
}
