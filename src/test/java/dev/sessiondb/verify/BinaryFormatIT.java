package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A real server's binary form of each type means what the same server's text says. */
class BinaryFormatIT {
    private static final String SERIES = " FROM generate_series(1, 300) i";

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @MethodSource({"numbers", "texts", "times", "others"})
    void binaryMeansWhatTheTextSays(ColumnType type, String rows) {
        String query = "SELECT i::bigint AS id, (v)::" + type.sql() + " AS v FROM (" + rows + ") r(i, v)";
        String text =
                switch (type.kind()) {
                    case BYTEA -> "v";
                    case REAL -> "v::float8::text";
                    default -> "v::text";
                };
        List<List<@Nullable Object>> texts = database.query("SELECT id, " + text + " FROM (" + query + ") q");
        List<VerifyColumn> columns = List.of(
                Comparing.key(0, "id", TypeKind.BIGINT),
                new VerifyColumn(1, "v", ConversionSpec.of(type), false, false));
        TableVerification outcome = new TableVerifier()
                .verify("t", () -> new SourceRows(texts), () -> new CopiedRows(database, query), columns);
        assertThat(outcome.mismatches()).isEmpty();
        assertThat(outcome.sourceRows()).isEqualTo(texts.size()).isGreaterThan(5);

        TableVerification shifted = new TableVerifier()
                .verify(
                        "t",
                        () -> new SourceRows(texts),
                        () -> new CopiedRows(database, query.replace("i::bigint", "i::bigint + 1")),
                        columns);
        assertThat(shifted.equal()).isFalse();
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(of(TypeKind.BOOLEAN), "SELECT i, i % 2 = 0" + SERIES),
                arguments(of(TypeKind.SMALLINT), "SELECT i, (i - 150) * 218" + SERIES),
                arguments(of(TypeKind.INTEGER), "SELECT i, (i - 150) * 14316557" + SERIES),
                arguments(of(TypeKind.BIGINT), "SELECT i, (i - 150) * 61489146912309000" + SERIES),
                arguments(of(TypeKind.REAL), "SELECT i, ((i - 150) / 1024.0)::real" + SERIES),
                arguments(
                        of(TypeKind.REAL), values("'NaN'", "'Infinity'", "'-Infinity'", "'-0'", "'16777216'", "NULL")),
                arguments(of(TypeKind.DOUBLE), "SELECT i, exp(i * 2.3 - 340) * (i % 3 - 1)" + SERIES),
                arguments(
                        of(TypeKind.DOUBLE),
                        values("'NaN'", "'Infinity'", "'-Infinity'", "'-0'", "'4.9e-324'", "NULL")),
                arguments(
                        of(TypeKind.NUMERIC),
                        "SELECT i, (i % 7 - 3) * 12345678.90123456789 * 10.0 ^ ((i - 150) / 4)" + SERIES),
                arguments(
                        of(TypeKind.NUMERIC),
                        values(
                                "'0'",
                                "'0.000'",
                                "'-0.0001'",
                                "'10000'",
                                "'99990000.0001'",
                                "'NaN'",
                                "repeat('9', 20000)",
                                "'0.' || repeat('7', 16383)",
                                "'1e20000'",
                                "NULL")),
                arguments(ColumnType.numeric(10, 2), "SELECT i, i * 333.33 - 5000" + SERIES));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(of(TypeKind.TEXT), "SELECT i, repeat(chr(i * 37), i)" + SERIES),
                arguments(of(TypeKind.TEXT), values("''", "' '", "E'\\n'", "'NULL'", "'😀'", "NULL")),
                arguments(ColumnType.varchar(5), "SELECT i, left(i || 'äöüß', 5)" + SERIES),
                arguments(ColumnType.character(5), "SELECT i, i || ' '" + SERIES),
                arguments(of(TypeKind.BYTEA), "SELECT i, decode(md5(i::text), 'hex')" + SERIES),
                arguments(
                        of(TypeKind.BYTEA),
                        values(
                                "''::bytea",
                                "'\\x00'::bytea",
                                "'\\xff00'::bytea",
                                "decode(repeat('ab', 9999), 'hex')",
                                "'a'::bytea",
                                "NULL")));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                arguments(of(TypeKind.DATE), "SELECT i, date '0001-01-01' + i * 12121" + SERIES),
                arguments(
                        of(TypeKind.TIME),
                        "SELECT i, time '00:00' + i * interval '4 minutes 47.123457 seconds'" + SERIES),
                arguments(
                        of(TypeKind.TIME),
                        values("'00:00'", "'24:00'", "'23:59:59.999999'", "'12:34:56.7'", "'00:00:00.000001'", "NULL")),
                arguments(
                        of(TypeKind.TIMESTAMP),
                        "SELECT i, timestamp '0001-01-01' + i * interval '12121 days 3 hours 0.123457 seconds'"
                                + SERIES),
                arguments(
                        of(TypeKind.TIMESTAMPTZ),
                        "SELECT i, timestamptz '1900-01-01 00:00:00+00' + i * interval '121 days 3 hours 0.123457 seconds'"
                                + SERIES));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(of(TypeKind.JSON), "SELECT i, json_build_object('b', i, 'a', repeat('ä\"', i))" + SERIES),
                arguments(
                        of(TypeKind.JSONB),
                        "SELECT i, jsonb_build_object('b', i / 7.0, 'a', repeat('ä\"', i), 'ab', jsonb_build_array(i, NULL, true))"
                                + SERIES),
                arguments(of(TypeKind.JSONB), values("'1.10'", "'1e2'", "'1e1000'", "'\"\\u00e9\"'", "'null'", "NULL")),
                arguments(of(TypeKind.UUID), "SELECT i, md5(i::text)::uuid" + SERIES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BOOLEAN | true | true",
                "BIGINT | -5 | -5",
                "DOUBLE | 0.1 | 0.1",
                "NUMERIC | -12345.67890 | -12345.67890",
                "NUMERIC | 0.000 | 0.000",
                "NUMERIC | 1e5 | 100000",
                "NUMERIC | NaN | NaN",
                "TEXT | a b | 'a b'",
                "BYTEA | \\x0aff | x'0aff'",
                "DATE | 2026-11-20 | 2026-11-20",
                "DATE | infinity | infinity",
                "TIME | 20:23:15.5 | 20:23:15.500",
                "TIME | 24:00 | 24:00:00",
                "TIMESTAMP | 2026-11-20 20:23:15.25 | 2026-11-20T20:23:15.250",
                "TIMESTAMP | -infinity | -infinity",
                "TIMESTAMPTZ | 2026-11-20 20:23:15+01 | 2026-11-20T19:23:15Z",
                "TIMESTAMPTZ | 4713-01-01 00:00:00+00 BC | -4712-01-01T00:00:00Z",
                "JSON | [1,  2] | '[1,  2]'",
                "JSONB | [1,  2] | '[1, 2]'",
                "UUID | 3F2504E0-4F89-11D3-9A0C-0305E82C3301 | 3f2504e0-4f89-11d3-9a0c-0305e82c3301"
            })
    void words(TypeKind kind, String literal, String words) {
        HashKey key = HashKey.random();
        ColumnForm form = ColumnForms.of(ConversionSpec.of(ColumnType.of(kind)), key);
        String type = ColumnType.of(kind).sql();
        CopiedRows rows = new CopiedRows(database, "SELECT '" + literal + "'::" + type);
        assertThat(rows.next()).isTrue();
        assertThat(form.putTarget(rows.buffer(), rows.offset(0), rows.length(0), new CanonicalRow(1, key)))
                .isTrue();
        assertThat(form.targetWords(rows.buffer(), rows.offset(0), rows.length(0)))
                .isEqualTo(words);
    }

    @Test
    void longestNumeric() {
        CopiedRows rows = new CopiedRows(database, "SELECT repeat('9', 131072)::numeric");
        assertThat(rows.next()).isTrue();
        assertThat(BinaryNumeric.decode(rows.buffer(), rows.offset(0), rows.length(0)))
                .hasValue(BigDecimal.TEN.pow(131_072).subtract(BigDecimal.ONE));
    }

    @Test
    void digestsMadeByTheServer() {
        List<List<@Nullable Object>> source = List.of(List.of(1L, "große Worte"), List.of(2L, ""));
        List<VerifyColumn> columns = List.of(
                Comparing.key(0, "id", TypeKind.BIGINT),
                new VerifyColumn(1, "v", Comparing.spec(TypeKind.TEXT), false, true));
        String query =
                "SELECT i::bigint, sha256(convert_to(v, 'UTF8')) FROM (VALUES (1, 'große Worte'), (2, '')) r(i, v)";
        TableVerification outcome = new TableVerifier()
                .verify("t", () -> new SourceRows(source), () -> new CopiedRows(database, query), columns);
        assertThat(outcome.equal()).isTrue();
    }

    private static ColumnType of(TypeKind kind) {
        return ColumnType.of(kind);
    }

    private static String values(String... values) {
        StringBuilder rows = new StringBuilder("VALUES ");
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append('(')
                    .append(i)
                    .append(", ")
                    .append(values[i])
                    .append(')');
        }
        return rows.toString();
    }
}
