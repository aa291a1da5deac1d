package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.BlobLiteral;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.Case;
import dev.sessiondb.schema.Expression.Cast;
import dev.sessiondb.schema.Expression.Collate;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.CurrentTime;
import dev.sessiondb.schema.Expression.EscapedLike;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression as SQL with every parenthesis, so that nothing is left to precedence. */
final class ExpressionText {

    private ExpressionText() {}

    static String of(Expression e) {
        if (e instanceof Unary u) {
            return "(" + u.operator() + " " + of(u.operand()) + ")";
        }
        if (e instanceof Binary b) {
            return "(" + of(b.left()) + " " + b.operator() + " " + of(b.right()) + ")";
        }
        if (e instanceof In in) {
            return "(" + of(in.value()) + (in.negated() ? " NOT IN " : " IN ") + list(in.choices()) + ")";
        }
        if (e instanceof Between b) {
            String operator = b.negated() ? " NOT BETWEEN " : " BETWEEN ";
            return "(" + of(b.value()) + operator + of(b.low()) + " AND " + of(b.high()) + ")";
        }
        if (e instanceof EscapedLike l) {
            return "(" + of(l.value()) + (l.negated() ? " NOT LIKE " : " LIKE ") + of(l.pattern()) + " ESCAPE "
                    + of(l.escape()) + ")";
        }
        if (e instanceof Case c) {
            return "(CASE " + c.operand().map(ExpressionText::of).orElse("")
                    + c.whens().stream()
                            .map(w -> " WHEN " + of(w.condition()) + " THEN " + of(w.result()))
                            .collect(Collectors.joining())
                    + c.otherwise().map(o -> " ELSE " + of(o)).orElse("") + " END)";
        }
        if (e instanceof Cast c) {
            return "CAST(" + of(c.operand()) + " AS " + c.type() + ")";
        }
        if (e instanceof Collate c) {
            return "(" + of(c.operand()) + " COLLATE " + c.collation() + ")";
        }
        return e instanceof Call c ? c.function() + list(c.arguments()) : leaf(e);
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String leaf(Expression e) {
        if (e instanceof ColumnReference c) {
            return c.column();
        }
        if (e instanceof NumberLiteral n) {
            return n.value().toPlainString();
        }
        if (e instanceof TextLiteral t) {
            return "'" + t.value().replace("'", "''") + "'";
        }
        if (e instanceof BlobLiteral b) {
            return "x'" + b.hex() + "'";
        }
        if (e instanceof BooleanLiteral b) {
            return b.value() ? "TRUE" : "FALSE";
        }
        return e instanceof CurrentTime t ? t.keyword() : "NULL";
    }
}
