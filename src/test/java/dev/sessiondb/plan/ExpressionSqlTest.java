package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Between;
import dev.sessiondb.schema.Expression.Binary;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.Expression.In;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionSqlTest {
    private static final Expression N = new ColumnReference("n");
    private static final Expression T = new ColumnReference("T");
    private static final Expression B = new ColumnReference("b");
    private static final Expression TIME = new ColumnReference("at");
    private static final Expression ONE = new NumberLiteral(BigDecimal.ONE);
    private static final Expression TEXT = new TextLiteral("it's \\");

    private final ExpressionSql expressions = new ExpressionSql(List.of(
            ExpressionColumn.of(Columns.of("n", TypeKind.BIGINT)),
            ExpressionColumn.of(Columns.of("t", TypeKind.TEXT)),
            ExpressionColumn.of(Columns.of("b", TypeKind.BOOLEAN)),
            ExpressionColumn.of(Columns.of("at", TypeKind.TIMESTAMPTZ))));

    static Stream<Arguments> translated() {
        return Stream.of(
                Arguments.of(new Binary("=", N, ONE), "(\"n\" = 1)"),
                Arguments.of(new Binary("<", T, TEXT), "(\"t\" COLLATE \"C\" <  E'it''s \\\\')"),
                Arguments.of(new Binary("=", B, ONE), "(\"b\" = true)"),
                Arguments.of(new Binary("IS", N, new NullLiteral()), "(\"n\" IS NULL)"),
                Arguments.of(new Binary("IS NOT", TIME, new NullLiteral()), "(\"at\" IS NOT NULL)"),
                Arguments.of(new Binary("IS", N, ONE), "(\"n\" IS NOT DISTINCT FROM 1)"),
                Arguments.of(new Binary("AND", N, new Unary("NOT", B)), "((\"n\" <> 0) AND (NOT \"b\"))"),
                Arguments.of(
                        new Binary(">", new Call("length", List.of(T)), new Unary("-", ONE)), "(length(\"t\") > (-1))"),
                Arguments.of(new In(T, List.of(new TextLiteral("a")), true), "(\"t\" COLLATE \"C\" NOT IN ('a'))"),
                Arguments.of(new Between(N, ONE, ONE, false), "((\"n\" >= 1) AND (\"n\" <= 1))"),
                Arguments.of(new Binary(">", new Call("length", List.of(T)), ONE), "(length(\"t\") > 1)"));
    }

    @ParameterizedTest
    @MethodSource
    void translated(Expression expression, String sql) {
        assertThat(expressions.condition(expression)).contains(sql);
    }

    static Stream<Expression> leftOut() {
        return Stream.of(
                new Binary("=", N, TEXT),
                new Binary("=", TIME, TEXT),
                new Binary("LIKE", T, N),
                new Binary("/", N, ONE),
                new Binary("=", new ColumnReference("unknown"), ONE),
                new Binary("+", N, ONE),
                new Call("randomblob", List.of(N)),
                new In(N, List.of(TEXT), false),
                T);
    }

    @ParameterizedTest
    @MethodSource
    void leftOut(Expression expression) {
        assertThat(expressions.condition(expression)).isEmpty();
    }

    @Test
    void foldsTheCaseOfAColumnThatFoldsIt() {
        ColumnPlan plain = Columns.of("t", TypeKind.TEXT);
        dev.sessiondb.schema.Column folding =
                new dev.sessiondb.schema.Column("t", "TEXT", false, java.util.Optional.empty(), "NOCASE");
        ColumnPlan column = new ColumnPlan(
                folding,
                0,
                "t",
                plain.conversion(),
                "text",
                false,
                false,
                java.util.Optional.empty(),
                "",
                false,
                java.util.Optional.empty(),
                false);
        assertThat(new ExpressionSql(List.of(ExpressionColumn.of(column)))
                        .condition(new Binary("=", T, new TextLiteral("Éa B"))))
                .contains("(lower(\"t\" COLLATE \"C\") = 'Éa b' COLLATE \"C\")");
    }
}
