package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.sqlite.ddl.Expressions;
import dev.sessiondb.sqlite.ddl.Scope;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both engines are asked: what is translated has the same value for every row, and what differs anywhere isn't translated. */
class ExpressionDifferencesIT {
    private static final int RANDOM = 3000;
    /** Only asked whether they are NULL. */
    private static final Set<Family> UNCOMPARED = Set.of(Family.JSON, Family.OTHER);

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static TwoEngines engines;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        engines = TwoEngines.filled(directory.resolve("two.db"), database);
    }

    @AfterAll
    static void close() throws SQLException {
        engines.close();
        database.close();
    }

    private static Optional<TypedSql> translate(String sql) {
        Expression expression = Expressions.parse(sql, new Scope("x", TwoEngines.COLUMNS))
                .orElseThrow(() -> new AssertionError("not understood: " + sql));
        return engines.expressions().translate(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i + 1",
                "i - j * 2",
                "i / j",
                "i % j",
                "-i",
                "-r",
                "+i",
                "~i",
                "i & 6 | j",
                "i << 3 >> 1",
                "-17 / 5 + -17 % 5",
                "r + s",
                "r * 1.5 - i",
                "r / 3",
                "i / 2.0",
                "i * 0.1",
                "d * 2 > 10",
                "d >= 0 AND d < 1000.5",
                "d + 0.1",
                "i > 0.5",
                "i = r",
                "r >= 2",
                "r = 0.1",
                "i IN (1, 2, NULL)",
                "i NOT IN (1, 2)",
                "i IN ('1', '7')",
                "t IN ('abc', 'ABC', '')",
                "t NOT IN ('abc', NULL)",
                "t IN (1, 12)",
                "n IN ('ABC', 'é')",
                "i IN ()",
                "i NOT IN ()",
                "i BETWEEN 0 AND 10",
                "t NOT BETWEEN 'a' AND 'b'",
                "i IS NULL",
                "i IS NOT NULL",
                "i IS j",
                "t IS NOT 'abc'",
                "i = NULL",
                "b",
                "NOT b",
                "b = 1",
                "b <> 0",
                "b >= 0",
                "b + i",
                "b IN (0, 1)",
                "b IS TRUE",
                "i IS NOT TRUE",
                "i > 0 IS FALSE",
                "(i IS NULL) + (t IS NULL) = 1",
                "(i IS NULL) = (t IS NULL)",
                "i AND j",
                "i OR j",
                "NOT i",
                "i = '1'",
                "t = 12",
                "t = 'abc'",
                "t < 'b'",
                "t > u",
                "n = 'ABC'",
                "'ABC' = n",
                "n < 'B'",
                "t = n",
                "n = t",
                "t COLLATE NOCASE = 'ABC'",
                "t COLLATE RTRIM = 'abc'",
                "t COLLATE BINARY = n",
                "z = x'00FF'",
                "z > x'00'",
                "length(t)",
                "length(i)",
                "length(z)",
                "length(t) * 1000000000",
                "lower(t)",
                "upper(n) || '-' || i",
                "upper(b)",
                "hex(z)",
                "trim(t)",
                "ltrim(t, 'a ')",
                "rtrim(t, 'c%')",
                "trim(u, 'é')",
                "substr(t, 2)",
                "substr(t, 1, 2)",
                "substr(t, 2, 0)",
                "substr(t, -2)",
                "substring(t, -9)",
                "substr(i, 1, 1)",
                "instr(t, 'b')",
                "instr(t, '')",
                "instr(t, u)",
                "replace(t, 'a', 'xx')",
                "replace(t, u, 'x')",
                "abs(i)",
                "abs(r)",
                "abs(i - 10) > 3",
                "round(r)",
                "round(d)",
                "round(i)",
                "sign(r)",
                "coalesce(i, j, 0)",
                "coalesce(t, 'none')",
                "ifnull(b, 0)",
                "ifnull(r, 0)",
                "ifnull(d, 0) + 1",
                "nullif(i, 1)",
                "nullif(t, '')",
                "nullif(n, 'ABC')",
                "iif(i > 0, 'p', 'n')",
                "CASE WHEN i > 0 THEN 'positive' WHEN i < 0 THEN 'negative' END",
                "CASE i WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE t END",
                "CASE n WHEN 'ABC' THEN 1 ELSE 0 END",
                "CASE WHEN b THEN r ELSE 0 END",
                "max(i, j)",
                "min(i, j, 3)",
                "max(t, u)",
                "typeof(i)",
                "typeof(r) = 'real'",
                "typeof(t) = 'text'",
                "typeof(b) IN ('integer', 'null')",
                "typeof(z)",
                "typeof(k) = 'text'",
                "typeof(NULL)",
                "json_valid(k)",
                "json_valid(k) = 1 OR k IS NULL",
                "json_array_length(k)",
                "t LIKE 'A%'",
                "t LIKE '%c'",
                "t NOT LIKE '_b_'",
                "t LIKE 'é%'",
                "u LIKE '100!%' ESCAPE '!'",
                "u LIKE '%\\_%' ESCAPE '\\'",
                "u LIKE '%\\%'",
                "u LIKE 'a!' ESCAPE '!'",
                "u LIKE '[%'",
                "i LIKE '1%'",
                "n LIKE 'aBc'",
                "t LIKE ''",
                "like('a%', t)",
                "t GLOB 'a*'",
                "t GLOB 'A*'",
                "t GLOB '?b?'",
                "t GLOB '*[0-9]*'",
                "t NOT GLOB '*[^a-z]*'",
                "u GLOB '*[]]*'",
                "u GLOB '*[^]]*'",
                "u GLOB '*[%-]*'",
                "u GLOB '[[]*'",
                "u GLOB '*.*'",
                "u GLOB '*[é-ü]*'",
                "u GLOB '*\\*'",
                "i GLOB '[0-9]'",
                "glob('*', t)",
                "CAST(i AS TEXT) || 'x'",
                "CAST(r AS INTEGER)",
                "CAST(i AS REAL)",
                "CAST(t AS TEXT) = 12",
                "CAST(i AS VARCHAR(2))",
                "CAST(b AS INTEGER)",
                "likely(i > 1)",
                "0x1F + 1_000",
                "'a' || 'b' || NULL",
                "i || ''",
            })
    void means(String sql) throws SQLException {
        TypedSql translated = translate(sql).orElseThrow(() -> new AssertionError("not translated: " + sql));
        assertThat(engines.postgres(translated))
                .as(sql + " as " + translated.sql())
                .isEqualTo(engines.sqlite(sql, translated));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m + 1",
                "m * 2",
                "-m",
                "abs(m)",
                "m = r",
                "r / s",
                "i % 2.0",
                "r || ''",
                "r LIKE '1%'",
                "CAST(t AS INTEGER)",
                "CAST(r AS TEXT)",
                "round(r, 2)",
                "t = i",
                "t = length(u) + 0.5",
                "i < 'abc'",
                "length(t) = '3'",
                "lower(t) = 1",
                "t AND 1",
                "t + 1",
                "t LIKE u",
                "t GLOB u",
                "u GLOB '[z-a]'",
                "u GLOB '[abc'",
                "t LIKE 'a%' ESCAPE 'a'",
                "z || t",
                "z LIKE 'a%'",
                "t = z",
                "w = 'x'",
                "w > 5",
                "typeof(w)",
                "substr(t, 0)",
                "substr(t, i)",
                "substr(t, -2, 1)",
                "substr(t, 1, -1)",
                "replace(t, '', NULL)",
                "max(i, r)",
                "max(n, 'b')",
                "coalesce(i, t)",
                "i << 64",
                "i << j",
                "t COLLATE other = 'x'",
                "random() > 0",
                "date(t) IS NOT NULL",
                "json_extract(k, '$.a')",
                "k ->> 'a'",
                "unknown_function(i)",
                "i = 9223372036854775808",
                "r = 0.12345678901234567",
            })
    void isLeftOut(String sql) {
        assertThat(translate(sql)).isEmpty();
    }

    @Test
    void randomExpressionsMeanTheSame() throws SQLException {
        RandomExpressions random = new RandomExpressions(new Random(20261121));
        List<String> different = new ArrayList<>();
        int translated = 0;
        for (int i = 0; i < RANDOM; i++) {
            String sql = random.next();
            Optional<TypedSql> typed = translate(sql);
            if (typed.isEmpty() || UNCOMPARED.contains(typed.get().family())) {
                continue;
            }
            translated++;
            List<String> expected = engines.sqlite(sql, typed.get());
            List<String> actual = engines.postgres(typed.get());
            if (!actual.equals(expected)) {
                different.add(
                        sql + " as " + typed.get().sql() + "\n  SQLite     " + expected + "\n  PostgreSQL " + actual);
            }
        }
        assertThat(different).isEmpty();
        assertThat(translated).isGreaterThan(RANDOM / 10);
    }
}
