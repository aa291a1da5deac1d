package dev.sessiondb.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.Expression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
    private static final Scope SCOPE = new Scope("t", List.of("a", "b", "c", "Status", "two words", "true_name"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 ~ 1",
                "1.50 ~ 1.50",
                ".5 ~ 0.5",
                "5. ~ 5.0",
                "1e3 ~ 1000.0",
                "1.5E-2 ~ 0.015",
                "0x1F ~ 31",
                "0xFFFFFFFFFFFFFFFF ~ -1",
                "1_000_000 ~ 1000000",
                "9223372036854775807 ~ 9223372036854775807",
                "92233720368547758080 ~ 92233720368547758080.0",
                "'x' ~ 'x'",
                "'it''s' ~ 'it''s'",
                "'' ~ ''",
                "x'0aFf' ~ x'0AFF'",
                "X'' ~ x''",
                "NULL ~ NULL",
                "true ~ TRUE",
                "FALSE ~ FALSE",
                "current_timestamp ~ CURRENT_TIMESTAMP",
                "CURRENT_DATE ~ CURRENT_DATE",
                "a ~ a",
                "A ~ a",
                "status ~ Status",
                "\"two words\" ~ two words",
                "[two words] ~ two words",
                "\"nothing\" ~ 'nothing'",
                "t.a ~ a",
                "\"T\".[B] ~ b",
                "( ( a ) ) ~ a",
                "a = b ~ (a = b)",
                "a == b ~ (a = b)",
                "a != b ~ (a <> b)",
                "a <> b ~ (a <> b)",
                "a<b ~ (a < b)",
                "a<=b ~ (a <= b)",
                "a>b ~ (a > b)",
                "a>=b ~ (a >= b)",
                "a IS b ~ (a IS b)",
                "a IS NOT b ~ (a IS NOT b)",
                "a IS NULL ~ (a IS NULL)",
                "a IS NOT NULL ~ (a IS NOT NULL)",
                "a ISNULL ~ (a IS NULL)",
                "a NOTNULL ~ (a IS NOT NULL)",
                "a NOT NULL ~ (a IS NOT NULL)",
                "a IS DISTINCT FROM b ~ (a IS NOT b)",
                "a IS NOT DISTINCT FROM b ~ (a IS b)",
                "a + b * c ~ (a + (b * c))",
                "a - b - c ~ ((a - b) - c)",
                "a * b / c % 2 ~ (((a * b) / c) % 2)",
                "a || b || c ~ ((a || b) || c)",
                "a + b || c ~ (a + (b || c))",
                "-a ~ (- a)",
                "- -1 ~ (- (- 1))",
                "+a ~ (+ a)",
                "-a || b ~ ((- a) || b)",
                "a < b = c ~ ((a < b) = c)",
                "a = b < c ~ (a = (b < c))",
                "a = b = c ~ ((a = b) = c)",
                "a AND b OR c ~ ((a AND b) OR c)",
                "a OR b AND c ~ (a OR (b AND c))",
                "NOT a = b ~ (NOT (a = b))",
                "NOT a AND b ~ ((NOT a) AND b)",
                "NOT NOT a ~ (NOT (NOT a))",
                "a = NOT b ~ (a = (NOT b))",
                "a IN (1, 2, 'x') ~ (a IN (1, 2, 'x'))",
                "a NOT IN (1) ~ (a NOT IN (1))",
                "a IN () ~ (a IN ())",
                "a BETWEEN 1 AND 2 ~ (a BETWEEN 1 AND 2)",
                "a NOT BETWEEN 1 AND 2 AND b ~ ((a NOT BETWEEN 1 AND 2) AND b)",
                "a BETWEEN 1 AND 2 = 3 ~ ((a BETWEEN 1 AND 2) = 3)",
                "a LIKE 'x%' ~ (a LIKE 'x%')",
                "a NOT LIKE 'x%' ~ (a NOT LIKE 'x%')",
                "a GLOB '[0-9]*' ~ (a GLOB '[0-9]*')",
                "a NOT GLOB '*[^0-9]*' ~ (a NOT GLOB '*[^0-9]*')",
                "a LIKE b = c ~ ((a LIKE b) = c)",
                "a LIKE b ESCAPE '!' ~ (a LIKE b ESCAPE '!')",
                "a NOT LIKE b ESCAPE c AND b ~ ((a NOT LIKE b ESCAPE c) AND b)",
                "CASE WHEN a THEN 1 END ~ (CASE  WHEN a THEN 1 END)",
                "case a when 1 then b when 2 then c else 'x' end || b ~ ((CASE a WHEN 1 THEN b WHEN 2 THEN c ELSE 'x' END) || b)",
                "CAST(a AS VARCHAR(10)) ~ CAST(a AS VARCHAR(10))",
                "a COLLATE NOCASE = b ~ ((a COLLATE NOCASE) = b)",
                "-a COLLATE NOCASE ~ ((- a) COLLATE NOCASE)",
                "a || b COLLATE RTRIM ~ (a || (b COLLATE RTRIM))",
                "a & b | c ~ ((a & b) | c)",
                "a << 1 + 2 ~ (a << (1 + 2))",
                "a -> '$.x' ->> 'y' ~ ((a -> '$.x') ->> 'y')",
                "length(a) ~ length(a)",
                "LENGTH ( a ) >= 3 ~ (length(a) >= 3)",
                "coalesce(a, b, 'x') ~ coalesce(a, b, 'x')",
                "datetime('now') ~ datetime('now')",
                "random() ~ random()",
                "like('x', a) ~ like('x', a)",
                "length(a)=8 AND substr(a,1,1) IN('x','y')OR b IS NULL ~ (((length(a) = 8) AND (substr(a, 1, 1) IN ('x', 'y'))) OR (b IS NULL))",
            })
    void readsWithTheRightPrecedence(String sql, String expected) {
        assertThat(Expressions.parse(sql, SCOPE).map(ExpressionText::of)).contains(expected);
    }

    @Test
    void invertsBitsFirst() {
        assertThat(Expressions.parse("~a = b", SCOPE).map(ExpressionText::of)).contains("((~ a) = b)");
    }

    @Test
    void stepsOverComments() {
        assertThat(Expressions.parse("a/* ' */=-- (\n b", SCOPE).map(ExpressionText::of))
                .contains("(a = b)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a +",
                "(a",
                "a)",
                "unknown",
                "u.a",
                "t.unknown",
                "main.t.a",
                "a IN (SELECT 1)",
                "a IN t",
                "EXISTS (SELECT 1)",
                "(a, b) = (1, 2)",
                "CASE WHEN a END",
                "CASE a END",
                "CAST(a)",
                "a COLLATE",
                "a LIKE 'x' ESCAPE",
                "a MATCH 'x'",
                "a REGEXP 'x'",
                "count(*)",
                "sum(DISTINCT a)",
                "\"length\"(a)",
                "x'0'",
                "'open",
                "12abc",
                "0x11112222333344445",
                "1e999",
                "?",
                ":a",
                "a NOT 1",
                "a;"
            })
    void leavesAloneWhatItDoesNotUnderstand(String sql) {
        assertThat(Expressions.parse(sql, SCOPE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "-1 ~ -1",
                "+1 ~ 1",
                "- 0.5 ~ -0.5",
                "0 ~ 0",
                "'x' ~ 'x'",
                "\"dq\" ~ 'dq'",
                "\"true\" ~ 'true'",
                "now ~ 'now'",
                "[x y] ~ 'x y'",
                "true ~ TRUE",
                "FALSE ~ FALSE",
                "null ~ NULL",
                "x'00' ~ x'00'",
                "current_time ~ CURRENT_TIME",
                "CURRENT_TIMESTAMP ~ CURRENT_TIMESTAMP",
                "datetime('now') ~ datetime('now')",
                "strftime('%s','now') ~ strftime('%s', 'now')",
                "lower(hex(randomblob(16))) ~ lower(hex(randomblob(16)))",
                "1 + 2 ~ (1 + 2)",
                "'a' || \"b\" ~ ('a' || 'b')",
            })
    void readsDefaults(String sql, String expected) {
        assertThat(Expressions.parseDefault(sql).map(ExpressionText::of)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CASE WHEN 1 THEN END", "1 2", "now + 1", "CAST('1')"})
    void leavesOtherDefaultsAlone(String sql) {
        Optional<Expression> parsed = Expressions.parseDefault(sql);
        assertThat(parsed).isEmpty();
    }
}
