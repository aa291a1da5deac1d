package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.DefaultValue;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.BlobLiteral;
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
                Arguments.of(now("datetime"), TypeKind.TIMESTAMPTZ, "CURRENT_TIMESTAMP"),
                Arguments.of(
                        new TextLiteral("2024-01-01"), TypeKind.TIMESTAMPTZ, "'2024-01-01 00:00:00+00'::timestamptz"),
                Arguments.of(
                        new TextLiteral("2024-01-01T10:00:00.5+02:00"),
                        TypeKind.TIMESTAMPTZ,
                        "'2024-01-01 08:00:00.500000+00'::timestamptz"),
                Arguments.of(number("86400"), TypeKind.TIMESTAMPTZ, "'1970-01-02 00:00:00+00'::timestamptz"),
                Arguments.of(new TextLiteral("1999-12-31"), TypeKind.DATE, "'1999-12-31'::date"),
                Arguments.of(new TextLiteral("10:30"), TypeKind.TIME, "'10:30'::time"),
                Arguments.of(new TextLiteral("{\"a\": 1}"), TypeKind.JSONB, "'{\"a\": 1}'::jsonb"),
                Arguments.of(
                        new TextLiteral("00112233445566778899AABBCCDDEEFF"),
                        TypeKind.UUID,
                        "'00112233-4455-6677-8899-aabbccddeeff'::uuid"),
                Arguments.of(new BlobLiteral("00FF"), TypeKind.BYTEA, "'\\x00ff'::bytea"),
                Arguments.of(
                        new Call("julianday", List.of(new TextLiteral("now"))),
                        TypeKind.TIMESTAMPTZ,
                        "date_trunc('second', now())"));
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
                Arguments.of(new TextLiteral("soon"), TypeKind.TIMESTAMPTZ),
                Arguments.of(new TextLiteral("{"), TypeKind.JSONB),
                Arguments.of(
                        new Call("datetime", List.of(new TextLiteral("now"), new TextLiteral("localtime"))),
                        TypeKind.TEXT),
                Arguments.of(
                        new Call("strftime", List.of(new TextLiteral("%W"), new TextLiteral("now"))), TypeKind.TEXT),
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
