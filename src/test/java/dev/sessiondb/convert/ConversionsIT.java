package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.MemoryRows.Text;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.CopyOutput;
import dev.sessiondb.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;

/** Values of every type by COPY into a real PostgreSQL, and what it says they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversionsIT {
    private @Nullable TestDatabase started;

    @BeforeAll
    void start() {
        started = TestDatabase.create();
    }

    @AfterAll
    void stop() {
        database().close();
    }

    @Test
    void numbers() {
        check(
                ColumnType.of(TypeKind.SMALLINT),
                Arrays.asList(-32768L, "32767", 7.0, null),
                "-32768",
                "32767",
                "7",
                null);
        check(ColumnType.of(TypeKind.INTEGER), List.of(2147483647L, "-2147483648"), "2147483647", "-2147483648");
        check(
                ColumnType.of(TypeKind.BIGINT),
                List.of(Long.MAX_VALUE, Long.MIN_VALUE, "+5", 1e15),
                "9223372036854775807",
                "-9223372036854775808",
                "5",
                "1000000000000000");
        check(
                ColumnType.of(TypeKind.BOOLEAN),
                List.of(0L, 1L, "Yes", "f", 1.0),
                "false",
                "true",
                "true",
                "false",
                "true");
        check(
                ColumnType.of(TypeKind.DOUBLE),
                List.of(0.1, -0.0, 1e300, 4.9e-324, Double.NEGATIVE_INFINITY, "NaN", "1e3", 5L, "-0"),
                "0.1",
                "-0",
                "1e+300",
                "5e-324",
                "-Infinity",
                "NaN",
                "1000",
                "5",
                "-0");
        check(ColumnType.of(TypeKind.REAL), List.of(0.5, 16777216L, "inf"), "0.5", "1.6777216e+07", "Infinity");
    }

    @Test
    void numerics() {
        check(
                ColumnType.of(TypeKind.NUMERIC),
                List.of(
                        "0",
                        "-0.00",
                        "1.50",
                        "12345678901234567890.123456789",
                        "1e-20",
                        "1e20",
                        12.34,
                        1e23,
                        Long.MIN_VALUE,
                        "NaN"),
                "0",
                "0.00",
                "1.50",
                "12345678901234567890.123456789",
                "0.00000000000000000001",
                "100000000000000000000",
                "12.34",
                "100000000000000000000000",
                "-9223372036854775808",
                "NaN");
        check(
                ColumnType.numeric(10, 2),
                List.of("1.5", 99999999.99, 7L, "-0.01", "1.500"),
                "1.50",
                "99999999.99",
                "7.00",
                "-0.01",
                "1.50");
    }

    @Test
    void anyDecimalArrivesAsWritten() {
        Random random = new Random(7);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            values.add(BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(40))
                    .toPlainString());
        }
        values.add("9".repeat(131_072) + "." + "7".repeat(16_383));
        check(ColumnType.of(TypeKind.NUMERIC), values, values.toArray(String[]::new));
    }

    @Test
    void texts() {
        String text = "\\N \\. '\"\r\n\t\u00e9\ud83d\ude00\u007f";
        check(ColumnType.of(TypeKind.TEXT), List.of(text, "", 5L, 0.1, -2.5e-7), text, "", "5", "0.1", "-2.5e-07");
        check(ColumnType.varchar(3), List.of("\ud83d\ude00\u00e9a", "", "a  "), "\ud83d\ude00\u00e9a", "", "a  ");
        check(ColumnType.character(3), List.of("a", "abc"), "a", "abc");
        check(
                ColumnType.of(TypeKind.BYTEA),
                List.of(new byte[] {0, -1}, new byte[0], "bytes"),
                "\\x00ff",
                "\\x",
                "\\x6279746573");
    }

    @Test
    void times() {
        check(
                ColumnType.of(TypeKind.TIMESTAMPTZ),
                List.of(
                        "2026-11-20 20:23:15.792633",
                        "2026-11-20T20:23:15+05:30",
                        1755177301.029057,
                        0L,
                        "0001-01-01",
                        "9999-12-31T23:59:59.999999Z"),
                "2026-11-20 20:23:15.792633+00",
                "2026-11-20 14:53:15+00",
                "2025-08-14 13:15:01.029057+00",
                "1970-01-01 00:00:00+00",
                "0001-01-01 00:00:00+00",
                "9999-12-31 23:59:59.999999+00");
        check(
                ColumnType.of(TypeKind.TIMESTAMP),
                List.of("2026-11-20 24:00", "2016-12-31T23:59:60Z"),
                "2026-11-21 00:00:00",
                "2017-01-01 00:00:00");
        check(
                ColumnType.of(TypeKind.DATE),
                List.of("2024-02-29", "9999-12-31", "0001-01-01", 86_400L),
                "2024-02-29",
                "9999-12-31",
                "0001-01-01",
                "1970-01-02");
        check(
                ColumnType.of(TypeKind.TIME),
                List.of("08:00", "23:59:59.999999", "24:00"),
                "08:00:00",
                "23:59:59.999999",
                "24:00:00");
    }

    /** The first and last PostgreSQL has, in its own words. */
    @Test
    void rangesOfTimes() {
        check(
                new ConversionSpec(ColumnType.of(TypeKind.TIMESTAMPTZ), NumericTime.SECONDS, java.time.ZoneOffset.UTC),
                List.of(-210_866_803_200L),
                "4714-11-24 00:00:00+00 BC");
        check(
                new ConversionSpec(ColumnType.of(TypeKind.DATE), NumericTime.JULIAN_DAYS, java.time.ZoneOffset.UTC),
                List.of(-0.5, 0.5),
                "4714-11-24 BC",
                "4714-11-25 BC");
    }

    @Test
    void jsonAndUuid() {
        String object = " {\"b\": 1.50, \"a\": [null, \"\\u00e9\"], \"b\": 2} ";
        check(ColumnType.of(TypeKind.JSON), List.of(object, "null", 5L, 1e300), object, "null", "5", "1.0e+300");
        check(
                ColumnType.of(TypeKind.JSONB),
                List.of("{\"b\":1.50,\"a\":[null,\"\\u00e9\"]}", "null", 0.5, new byte[] {0x2B, 0x13, '7'}, "1e131071"),
                "{\"a\": [null, \"\u00e9\"], \"b\": 1.50}",
                "null",
                "0.5",
                "[7]",
                "1" + "0".repeat(131_071));
        String uuid = "01234567-89ab-cdef-fedc-ba9876543210";
        check(ColumnType.of(TypeKind.UUID), List.of(uuid, "{0123456789ABCDEFFEDCBA9876543210}"), uuid, uuid);
    }

    @Test
    void intervalsAndClocksWithZones() {
        check(
                ColumnType.of(TypeKind.INTERVAL),
                List.of(
                        "P1Y2M3W4DT5H6M7.5S",
                        "PT-0.000001S",
                        "100:00:00",
                        "-00:30",
                        "2 days, 1:02:03.25",
                        "P-1M",
                        "1 day"),
                "1 year 2 mons 25 days 05:06:07.5",
                "-00:00:00.000001",
                "100:00:00",
                "-00:30:00",
                "2 days 01:02:03.25",
                "-1 mons",
                "1 day");
        check(
                ColumnType.of(TypeKind.TIMETZ),
                List.of("20:23:15.5+05:30", "08:00Z", "08:00", "24:00-08"),
                "20:23:15.5+05:30",
                "08:00:00+00",
                "08:00:00+00",
                "24:00:00-08");
        check(
                ColumnType.precise(TypeKind.TIMESTAMPTZ, 3),
                List.of("2026-11-20 20:23:15.250", 0L),
                "2026-11-20 20:23:15.25+00",
                "1970-01-01 00:00:00+00");
        check(ColumnType.precise(TypeKind.TIME, 0), List.of("20:23:15"), "20:23:15");
        check(ColumnType.numeric(3, -2), List.of("12300", 500L), "12300", "500");
    }

    @Test
    void addresses() {
        check(
                ColumnType.of(TypeKind.INET),
                List.of("192.168.0.1", "10.1.2.3/8", "::", "2001:DB8::1/64", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"),
                "192.168.0.1/32",
                "10.1.2.3/8",
                "::/128",
                "2001:db8::1/64",
                "::ffff:1.2.3.4/128",
                "1:2:3:4:5:6:7:8/128");
        check(ColumnType.of(TypeKind.CIDR), List.of("10.0.0.0/8", "fe80::/10"), "10.0.0.0/8", "fe80::/10");
        check(
                ColumnType.of(TypeKind.MACADDR),
                List.of("08:00:2b:01:02:03", "08-00-2B-01-02-03", "08002b010203", "0800.2b01.0203"),
                "08:00:2b:01:02:03",
                "08:00:2b:01:02:03",
                "08:00:2b:01:02:03",
                "08:00:2b:01:02:03");
    }

    @Test
    void arrays() {
        check(
                ColumnType.array(ColumnType.of(TypeKind.TEXT)),
                List.of("[]", "{}", "[\"a\", null, \"NULL\", \"\", \"q\\\"\\u00e9\"]", "{a, \"b,\\\"\", NULL}"),
                "{}",
                "{}",
                "{a,NULL,\"NULL\",\"\",\"q\\\"\u00e9\"}",
                "{a,\"b,\\\"\",NULL}");
        check(ColumnType.array(ColumnType.varchar(3)), List.of("[\"abc\"]"), "{abc}");
        check(ColumnType.array(ColumnType.of(TypeKind.BIGINT)), List.of("[1, -2, \"3\"]"), "{1,-2,3}");
        check(ColumnType.array(ColumnType.of(TypeKind.INTEGER)), List.of("{4,NULL}"), "{4,NULL}");
        check(ColumnType.array(ColumnType.of(TypeKind.DOUBLE)), List.of("[0.1, 1e300, \"NaN\"]"), "{0.1,1e+300,NaN}");
        check(ColumnType.array(ColumnType.numeric(5, 2)), List.of("[1.5]"), "{1.50}");
        check(ColumnType.array(ColumnType.of(TypeKind.BOOLEAN)), List.of("[true, false]"), "{t,f}");
        String uuid = "01234567-89ab-cdef-fedc-ba9876543210";
        check(ColumnType.array(ColumnType.of(TypeKind.UUID)), List.of("[\"" + uuid + "\"]"), "{" + uuid + "}");
    }

    /** Whatever we let through, the server must take: a COPY that fails spoils a whole table. */
    @Test
    void theServerTakesAllThatPasses() {
        Random random = new Random(99);
        String[] json = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"\\udc00\"",
            "1",
            "-0.0e-5",
            "1e16384",
            "1e-16384",
            "null",
            " ",
            "\"\ufeff\"",
            "\ufeff"
        };
        List<Object> candidates = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.append(json[random.nextInt(json.length)]);
            }
            candidates.add(text.toString());
            byte[] bytes = new byte[random.nextInt(6)];
            random.nextBytes(bytes);
            candidates.add(new Text(bytes));
        }
        for (TypeKind kind : List.of(TypeKind.JSON, TypeKind.JSONB, TypeKind.TEXT)) {
            Conversion conversion = Fields.conversion(kind);
            List<Object> passed = candidates.stream()
                    .filter(value -> Fields.accepts(conversion, value))
                    .toList();
            assertThat(passed).hasSizeGreaterThan(100);
            assertThat(copy(ConversionSpec.of(ColumnType.of(kind)), passed)).hasSameSizeAs(passed);
        }
    }

    private void check(ColumnType type, List<? extends @Nullable Object> values, @Nullable String... expected) {
        check(ConversionSpec.of(type), values, expected);
    }

    private void check(ConversionSpec spec, List<? extends @Nullable Object> values, @Nullable String... expected) {
        assertThat(copy(spec, values)).containsExactly((Object[]) expected);
    }

    private List<@Nullable Object> copy(ConversionSpec spec, List<? extends @Nullable Object> values) {
        database()
                .execute(
                        "DROP TABLE IF EXISTS t",
                        "CREATE TABLE t (n integer GENERATED ALWAYS AS IDENTITY, v "
                                + spec.type().sql() + ")",
                        "ALTER ROLE " + database().role() + " SET timezone = 'UTC'",
                        "ALTER ROLE " + database().role() + " SET datestyle = 'ISO'");
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        values.forEach(value -> rows.add(Arrays.asList(value)));
        RowEncoder encoder = new RowEncoder(
                "t", () -> new MemoryRows(rows), List.of(new EncodedColumn("v", 0, Conversions.of(spec))));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (Connection connection = database().connect()) {
            body.write("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
            encoder.writeTo(CopyOutput.to(body));
            body.write(new byte[] {-1, -1});
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY t (v) FROM STDIN (FORMAT BINARY)",
                            new java.io.ByteArrayInputStream(body.toByteArray()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        List<@Nullable Object> read = new ArrayList<>();
        database()
                .query("SELECT convert_to(v::text, 'UTF8') FROM t ORDER BY n")
                .forEach(row -> read.add(string(row.get(0))));
        return read;
    }

    private static @Nullable String string(@Nullable Object bytes) {
        return bytes == null ? null : new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    private TestDatabase database() {
        return java.util.Objects.requireNonNull(started);
    }
}
