package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.DefaultValue;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.CurrentTime;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultSqlTest {

    static Stream<Arguments> translated() {
        return Stream.of(
                Arguments.of(new TextLiteral("f"), TypeKind.BOOLEAN, "false"),
                Arguments.of(number("1"), TypeKind.BOOLEAN, "true"),
                Arguments.of(new BooleanLiteral(true), TypeKind.BOOLEAN, "true"),
                Arguments.of(new TextLiteral("0"), TypeKind.BIGINT, "0"),
                Arguments.of(new Unary("-", number("5")), TypeKind.BIGINT, "-5"),
                Arguments.of(number("0.10"), TypeKind.NUMERIC, "0.10"),
                Arguments.of(new TextLiteral("${HOME}"), TypeKind.TEXT, "'${HOME}'"),
                Arguments.of(new TextLiteral("it's"), TypeKind.VARCHAR, "'it''s'"),
                Arguments.of(new CurrentTime("CURRENT_TIMESTAMP"), TypeKind.TIMESTAMPTZ, "CURRENT_TIMESTAMP"),
                Arguments.of(now("datetime"), TypeKind.TIMESTAMPTZ, "CURRENT_TIMESTAMP"));
    }

    @ParameterizedTest
    @MethodSource
    void translated(Expression expression, TypeKind kind, String sql) {
        DefaultSql.Translation translation = translate(expression, kind);
        assertThat(translation.known()).isTrue();
        assertThat(translation.sql()).contains(sql);
    }

    static Stream<Arguments> leftOut() {
        return Stream.of(
                Arguments.of(new TextLiteral("abc"), TypeKind.BIGINT),
                Arguments.of(number("1.5"), TypeKind.BIGINT),
                Arguments.of(new TextLiteral("maybe"), TypeKind.BOOLEAN),
                Arguments.of(new TextLiteral("2024-01-01"), TypeKind.TIMESTAMPTZ),
                Arguments.of(new Call("hex", List.of(number("1"))), TypeKind.TEXT),
                Arguments.of(new CurrentTime("CURRENT_TIME"), TypeKind.TIMESTAMPTZ));
    }

    @ParameterizedTest
    @MethodSource
    void leftOut(Expression expression, TypeKind kind) {
        assertThat(translate(expression, kind)).isEqualTo(DefaultSql.Translation.UNKNOWN);
    }

    @Test
    void dropsADefaultOfNull() {
        assertThat(translate(new NullLiteral(), TypeKind.TEXT)).isEqualTo(DefaultSql.Translation.NONE);
    }

    private static DefaultSql.Translation translate(Expression expression, TypeKind kind) {
        return DefaultSql.translate(new DefaultValue("", Optional.of(expression)), kind);
    }

    private static Expression now(String function) {
        return new Call(function, List.of(new TextLiteral("now")));
    }

    private static NumberLiteral number(String digits) {
        return new NumberLiteral(new BigDecimal(digits));
    }
}
