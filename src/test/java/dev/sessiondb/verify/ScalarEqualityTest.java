package dev.sessiondb.verify;

import static dev.sessiondb.verify.Comparing.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.verify.SourceRows.Text;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values of the source are equal to which of the target: booleans, numbers, text, bytes and uuids. */
class ScalarEqualityTest {
    private static final ConversionSpec BOOL = spec(TypeKind.BOOLEAN);
    private static final ConversionSpec INT2 = spec(TypeKind.SMALLINT);
    private static final ConversionSpec INT4 = spec(TypeKind.INTEGER);
    private static final ConversionSpec INT8 = spec(TypeKind.BIGINT);
    private static final ConversionSpec FLOAT4 = spec(TypeKind.REAL);
    private static final ConversionSpec FLOAT8 = spec(TypeKind.DOUBLE);
    private static final ConversionSpec NUMERIC = spec(TypeKind.NUMERIC);
    private static final ConversionSpec MONEY = ConversionSpec.of(ColumnType.numeric(10, 2));
    private static final ConversionSpec TEXT = spec(TypeKind.TEXT);
    private static final ConversionSpec VARCHAR = ConversionSpec.of(ColumnType.varchar(3));
    private static final ConversionSpec CHAR = ConversionSpec.of(ColumnType.character(5));
    private static final ConversionSpec BYTEA = spec(TypeKind.BYTEA);
    private static final ConversionSpec UUID = spec(TypeKind.UUID);
    private static final String SOME_UUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @ParameterizedTest
    @MethodSource({"booleans", "integers", "doubles", "floats", "numerics", "texts", "bytes", "uuids"})
    void equal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        assertThat(Comparing.one(spec, source, target)).matches(TableVerification::equal);
    }

    @ParameterizedTest
    @MethodSource({
        "otherBooleans",
        "otherIntegers",
        "otherDoubles",
        "otherFloats",
        "otherNumerics",
        "otherTexts",
        "otherBytes",
        "otherUuids"
    })
    void unequal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        TableVerification outcome = Comparing.one(spec, source, target);
        assertThat(outcome.equal()).isFalse();
        assertThat(outcome.mismatches()).isNotEmpty();
        assertThat(outcome.sourceRows()).isEqualTo(1);
        assertThat(outcome.targetRows()).isEqualTo(1);
    }

    static Stream<Arguments> booleans() {
        return Stream.of(
                arguments(BOOL, 0L, Sent.bool(false)),
                arguments(BOOL, 1L, Sent.bool(true)),
                arguments(BOOL, 0.0, Sent.bool(false)),
                arguments(BOOL, 1.0, Sent.bool(true)),
                arguments(BOOL, "true", Sent.bool(true)),
                arguments(BOOL, "FALSE", Sent.bool(false)),
                arguments(BOOL, "T", Sent.bool(true)),
                arguments(BOOL, "f", Sent.bool(false)),
                arguments(BOOL, "Yes", Sent.bool(true)),
                arguments(BOOL, "no", Sent.bool(false)),
                arguments(BOOL, "y", Sent.bool(true)),
                arguments(BOOL, "N", Sent.bool(false)),
                arguments(BOOL, "on", Sent.bool(true)),
                arguments(BOOL, "off", Sent.bool(false)),
                arguments(BOOL, "1", Sent.bool(true)),
                arguments(BOOL, "0", Sent.bool(false)),
                arguments(BOOL, null, null));
    }

    static Stream<Arguments> otherBooleans() {
        return Stream.of(
                arguments(BOOL, 0L, Sent.bool(true)),
                arguments(BOOL, 1L, Sent.bool(false)),
                arguments(BOOL, "false", Sent.bool(true)),
                arguments(BOOL, 2L, Sent.bool(true)),
                arguments(BOOL, -1L, Sent.bool(true)),
                arguments(BOOL, 0.5, Sent.bool(true)),
                arguments(BOOL, Double.POSITIVE_INFINITY, Sent.bool(true)),
                arguments(BOOL, "", Sent.bool(false)),
                arguments(BOOL, " true", Sent.bool(true)),
                arguments(BOOL, "ｔ", Sent.bool(true)),
                arguments(BOOL, new byte[] {1}, Sent.bool(true)),
                arguments(BOOL, null, Sent.bool(false)),
                arguments(BOOL, 0L, null),
                arguments(BOOL, 1L, new byte[] {2}),
                arguments(BOOL, 1L, new byte[] {1, 1}));
    }

    static Stream<Arguments> integers() {
        return Stream.of(
                arguments(INT8, 0L, Sent.int8(0)),
                arguments(INT8, Long.MAX_VALUE, Sent.int8(Long.MAX_VALUE)),
                arguments(INT8, Long.MIN_VALUE, Sent.int8(Long.MIN_VALUE)),
                arguments(INT8, 7.0, Sent.int8(7)),
                arguments(INT8, -0.0, Sent.int8(0)),
                arguments(INT8, -9.223372036854775808e18, Sent.int8(Long.MIN_VALUE)),
                arguments(INT8, "42", Sent.int8(42)),
                arguments(INT8, "+42", Sent.int8(42)),
                arguments(INT8, " 7\n", Sent.int8(7)),
                arguments(INT8, "7e2", Sent.int8(700)),
                arguments(INT8, "-42", Sent.int8(-42)),
                arguments(INT8, "7.0", Sent.int8(7)),
                arguments(INT8, "007", Sent.int8(7)),
                arguments(INT8, "9223372036854775807", Sent.int8(Long.MAX_VALUE)),
                arguments(INT4, 2147483647L, Sent.int4(Integer.MAX_VALUE)),
                arguments(INT4, "-2147483648", Sent.int4(Integer.MIN_VALUE)),
                arguments(INT2, -32768L, Sent.int2(-32768)),
                arguments(INT2, 32767.0, Sent.int2(32767)));
    }

    static Stream<Arguments> otherIntegers() {
        return Stream.of(
                arguments(INT8, 1L, Sent.int8(2)),
                arguments(INT8, 1L, Sent.int8(-1)),
                arguments(INT8, 7.5, Sent.int8(7)),
                arguments(INT8, "7.5", Sent.int8(7)),
                arguments(INT8, "", Sent.int8(0)),
                arguments(INT8, "abc", Sent.int8(0)),
                arguments(INT8, "٧", Sent.int8(7)),
                arguments(INT8, "9223372036854775808", Sent.int8(Long.MIN_VALUE)),
                arguments(INT8, 9.3e18, Sent.int8(Long.MAX_VALUE)),
                arguments(INT8, "1e999999999", Sent.int8(0)),
                arguments(INT8, Double.NEGATIVE_INFINITY, Sent.int8(Long.MIN_VALUE)),
                arguments(INT8, new byte[] {7}, Sent.int8(7)),
                arguments(INT8, null, Sent.int8(0)),
                arguments(INT8, 0L, null),
                arguments(INT8, 7L, Sent.int4(7)),
                arguments(INT4, 2147483648L, Sent.int4(Integer.MIN_VALUE)),
                arguments(INT2, 65536L, Sent.int2(0)));
    }

    static Stream<Arguments> doubles() {
        return Stream.of(
                arguments(FLOAT8, 0.1, Sent.float8(0.1)),
                arguments(FLOAT8, 0.0, Sent.float8(0.0)),
                arguments(FLOAT8, -0.0, Sent.float8(-0.0)),
                arguments(FLOAT8, Double.MIN_VALUE, Sent.float8(Double.MIN_VALUE)),
                arguments(FLOAT8, Double.POSITIVE_INFINITY, Sent.float8(Double.POSITIVE_INFINITY)),
                arguments(FLOAT8, 9007199254740992L, Sent.float8(9007199254740992.0)),
                arguments(FLOAT8, Long.MIN_VALUE, Sent.float8(-9.223372036854775808e18)),
                arguments(FLOAT8, "0.1", Sent.float8(0.1)),
                arguments(FLOAT8, "1e3", Sent.float8(1000)),
                arguments(FLOAT8, "1e-400", Sent.float8(0)),
                arguments(FLOAT8, "-0", Sent.float8(-0.0)),
                arguments(FLOAT8, "Infinity", Sent.float8(Double.POSITIVE_INFINITY)),
                arguments(FLOAT8, "-Infinity", Sent.float8(Double.NEGATIVE_INFINITY)),
                arguments(FLOAT8, "inf", Sent.float8(Double.POSITIVE_INFINITY)),
                arguments(FLOAT8, "NaN", Sent.float8(Double.NaN)),
                arguments(FLOAT8, "NaN", Sent.int8(0x7FF8_0000_0000_1234L)));
    }

    static Stream<Arguments> otherDoubles() {
        return Stream.of(
                arguments(FLOAT8, 0.0, Sent.float8(-0.0)),
                arguments(FLOAT8, -0.0, Sent.float8(0.0)),
                arguments(FLOAT8, 0.1, Sent.float8(Math.nextUp(0.1))),
                arguments(FLOAT8, 9007199254740993L, Sent.float8(9007199254740992.0)),
                arguments(FLOAT8, Long.MAX_VALUE, Sent.float8(9.223372036854775807e18)),
                arguments(FLOAT8, "0.1f", Sent.float8(0.1)),
                arguments(FLOAT8, "0x1p3", Sent.float8(8)),
                arguments(FLOAT8, "1e999", Sent.float8(Double.POSITIVE_INFINITY)),
                arguments(FLOAT8, "", Sent.float8(0)),
                arguments(FLOAT8, "NaN", Sent.float8(0)),
                arguments(FLOAT8, null, Sent.float8(Double.NaN)),
                arguments(FLOAT8, 0.1, null),
                arguments(FLOAT8, 0.5, Sent.float4(0.5f)),
                arguments(FLOAT8, new byte[8], Sent.float8(0)));
    }

    static Stream<Arguments> floats() {
        return Stream.of(
                arguments(FLOAT4, 0.5, Sent.float4(0.5f)),
                arguments(FLOAT4, -0.0, Sent.float4(-0.0f)),
                arguments(FLOAT4, (double) 0.1f, Sent.float4(0.1f)),
                arguments(FLOAT4, 0.1, Sent.float4(0.1f)),
                arguments(FLOAT4, "0.1", Sent.float4(0.1f)),
                arguments(FLOAT4, 16777216L, Sent.float4(16777216f)),
                arguments(FLOAT4, "0.25", Sent.float4(0.25f)),
                arguments(FLOAT4, "-Inf", Sent.float4(Float.NEGATIVE_INFINITY)),
                arguments(FLOAT4, "nan", Sent.float4(Float.NaN)),
                arguments(FLOAT4, Double.POSITIVE_INFINITY, Sent.float4(Float.POSITIVE_INFINITY)),
                arguments(FLOAT4, (double) Float.MIN_VALUE, Sent.float4(Float.MIN_VALUE)),
                arguments(FLOAT4, null, null));
    }

    static Stream<Arguments> otherFloats() {
        return Stream.of(
                arguments(FLOAT4, 0.5, Sent.float4(0.25f)),
                arguments(FLOAT4, 0.123456789012, Sent.float4(0.12345679f)),
                arguments(FLOAT4, "0.10000000001", Sent.float4(0.1f)),
                arguments(FLOAT4, 0.0, Sent.float4(-0.0f)),
                arguments(FLOAT4, 16777217L, Sent.float4(16777216f)),
                arguments(FLOAT4, 1e39, Sent.float4(Float.POSITIVE_INFINITY)),
                arguments(FLOAT4, "1e39", Sent.float4(Float.POSITIVE_INFINITY)),
                arguments(FLOAT4, 1e-60, Sent.float4(0)),
                arguments(FLOAT4, "x", Sent.float4(0)),
                arguments(FLOAT4, null, Sent.float4(0)),
                arguments(FLOAT4, 0.5, Sent.float8(0.5)));
    }

    static Stream<Arguments> numerics() {
        String huge = "9".repeat(131_072);
        return Stream.of(
                arguments(NUMERIC, "1.10", Sent.numeric("1.1")),
                arguments(NUMERIC, "1.1", Sent.numeric("1.10")),
                arguments(NUMERIC, "0", Sent.numeric("0.000")),
                arguments(NUMERIC, "nan", Sent.specialNumeric(0xC000)),
                arguments(NUMERIC, "-0.0", Sent.numeric("0")),
                arguments(NUMERIC, "1e3", Sent.numeric("1000")),
                arguments(NUMERIC, "12345678901234567890.123456789", Sent.numeric("12345678901234567890.123456789")),
                arguments(NUMERIC, "0.00001234", Sent.numeric("0.00001234")),
                arguments(NUMERIC, "-10000", Sent.numeric("-10000")),
                arguments(NUMERIC, 10_000L, Sent.numeric("10000.00")),
                arguments(NUMERIC, Long.MIN_VALUE, Sent.numeric("-9223372036854775808")),
                arguments(NUMERIC, 0.1, Sent.numeric("0.1")),
                arguments(NUMERIC, 1e23, Sent.numeric("1e23")),
                arguments(NUMERIC, 2e-3, Sent.numeric("0.002")),
                arguments(NUMERIC, 0.30000000000000004, Sent.numeric("0.30000000000000004")),
                arguments(NUMERIC, huge, Sent.numeric(huge)),
                arguments(MONEY, "99999999.99", Sent.numeric("99999999.99")),
                arguments(MONEY, "1.500", Sent.numeric("1.5")),
                arguments(MONEY, 0.99, Sent.numeric("0.99")));
    }

    static Stream<Arguments> otherNumerics() {
        return Stream.of(
                arguments(NUMERIC, "1.1", Sent.numeric("1.2")),
                arguments(NUMERIC, "1", Sent.numeric("10000")),
                arguments(NUMERIC, "1", Sent.numeric("-1")),
                arguments(NUMERIC, "1", Sent.numeric("0.0001")),
                arguments(NUMERIC, 0.1, Sent.numeric("0.1000000000000000055511151231257827")),
                arguments(NUMERIC, "Infinity", Sent.specialNumeric(0xD000)),
                arguments(NUMERIC, Double.POSITIVE_INFINITY, Sent.specialNumeric(0xD000)),
                arguments(NUMERIC, "0", Sent.specialNumeric(0xC000)),
                arguments(NUMERIC, "", Sent.numeric("0")),
                arguments(NUMERIC, "1,5", Sent.numeric("1.5")),
                arguments(NUMERIC, "１", Sent.numeric("1")),
                arguments(NUMERIC, new byte[] {49}, Sent.numeric("1")),
                arguments(NUMERIC, null, Sent.numeric("0")),
                arguments(NUMERIC, 0L, null),
                arguments(NUMERIC, 1L, new byte[] {0, 1, 0, 0, 0, 0, 0, 0}),
                arguments(NUMERIC, "1e200000", Sent.numeric("0")),
                arguments(MONEY, "1.005", Sent.numeric("1.01")),
                arguments(MONEY, "1.005", Sent.numeric("1.005")),
                arguments(MONEY, "123456789", Sent.numeric("123456789")));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(TEXT, "", Sent.text("")),
                arguments(TEXT, "abc", Sent.text("abc")),
                arguments(TEXT, "abc ", Sent.text("abc ")),
                arguments(TEXT, "Zoë 😀", Sent.text("Zoë 😀")),
                arguments(TEXT, "x".repeat(255), Sent.text("x".repeat(255))),
                arguments(TEXT, "x".repeat(100_000), Sent.text("x".repeat(100_000))),
                arguments(TEXT, "ä".repeat(3_000), Sent.text("ä".repeat(3_000))),
                arguments(TEXT, -42L, Sent.text("-42")),
                arguments(TEXT, 0.1, Sent.text("0.1")),
                arguments(TEXT, 100.0, Sent.text("100.0")),
                arguments(TEXT, 1e15, Sent.text("1.0e+15")),
                arguments(VARCHAR, "äöü", Sent.text("äöü")),
                arguments(VARCHAR, "ab ", Sent.text("ab ")),
                arguments(CHAR, "ab", Sent.text("ab   ")),
                arguments(CHAR, "", Sent.text("     ")),
                arguments(CHAR, "ab ", Sent.text("ab   ")));
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(
                arguments(TEXT, "abc", Sent.text("abd")),
                arguments(TEXT, "abc", Sent.text("abc ")),
                arguments(TEXT, "abc", Sent.text("ABC")),
                arguments(TEXT, "é", Sent.text("e\u0301")),
                arguments(TEXT, "1.10", Sent.text("1.1")),
                arguments(TEXT, "", null),
                arguments(TEXT, null, Sent.text("")),
                arguments(TEXT, null, Sent.text("NULL")),
                arguments(TEXT, "a\0b", Sent.text("a\0b")),
                arguments(TEXT, new Text(new byte[] {(byte) 0xC0, (byte) 0x80}), new byte[] {(byte) 0xC0, (byte) 0x80}),
                arguments(TEXT, new Text(new byte[] {'a', (byte) 0xC3}), new byte[] {'a', (byte) 0xC3}),
                arguments(TEXT, new Text(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}), new byte[] {
                    (byte) 0xED, (byte) 0xA0, (byte) 0x80
                }),
                arguments(TEXT, "abc".getBytes(java.nio.charset.StandardCharsets.UTF_8), Sent.text("abc")),
                arguments(TEXT, "x".repeat(5_000) + "y", Sent.text("x".repeat(5_000) + "z")),
                arguments(VARCHAR, "abcd", Sent.text("abc")),
                arguments(VARCHAR, "abc   ", Sent.text("abc")),
                arguments(CHAR, "abcdef", Sent.text("abcde")),
                arguments(CHAR, " ab", Sent.text("ab   ")));
    }

    static Stream<Arguments> bytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return Stream.of(
                arguments(BYTEA, new byte[0], new byte[0]),
                arguments(BYTEA, new byte[] {0}, new byte[] {0}),
                arguments(BYTEA, new byte[] {-1, 0, 1}, new byte[] {-1, 0, 1}),
                arguments(BYTEA, all, all),
                arguments(BYTEA, new byte[257], new byte[257]),
                arguments(BYTEA, new byte[1_000_000], new byte[1_000_000]),
                arguments(BYTEA, "abc", Sent.text("abc")),
                arguments(BYTEA, "", new byte[0]),
                arguments(BYTEA, new Text(new byte[] {-1}), new byte[] {-1}),
                arguments(BYTEA, null, null));
    }

    static Stream<Arguments> otherBytes() {
        return Stream.of(
                arguments(BYTEA, new byte[0], null),
                arguments(BYTEA, null, new byte[0]),
                arguments(BYTEA, new byte[0], new byte[] {0}),
                arguments(BYTEA, new byte[] {1}, new byte[] {2}),
                arguments(BYTEA, new byte[] {1, 2}, new byte[] {2, 1}),
                arguments(BYTEA, new byte[256], new byte[257]),
                arguments(BYTEA, new byte[257], new byte[258]),
                arguments(BYTEA, 65L, new byte[] {65}),
                arguments(BYTEA, 1.5, Sent.text("1.5")),
                arguments(BYTEA, "abc", Sent.text("\\x616263")));
    }

    static Stream<Arguments> uuids() {
        byte[] sent = Sent.uuid(SOME_UUID);
        return Stream.of(
                arguments(UUID, SOME_UUID, sent),
                arguments(UUID, SOME_UUID.toUpperCase(java.util.Locale.ROOT), sent),
                arguments(UUID, SOME_UUID.replace("-", ""), sent),
                arguments(UUID, "{" + SOME_UUID + "}", sent),
                arguments(UUID, "{" + SOME_UUID.replace("-", "") + "}", sent),
                arguments(UUID, sent, sent),
                arguments(UUID, new byte[16], new byte[16]),
                arguments(UUID, "00000000-0000-0000-0000-000000000000", new byte[16]),
                arguments(
                        UUID,
                        "ffffffff-ffff-ffff-ffff-ffffffffffff",
                        Sent.uuid("ffffffff-ffff-ffff-ffff-ffffffffffff")),
                arguments(UUID, null, null));
    }

    static Stream<Arguments> otherUuids() {
        byte[] sent = Sent.uuid(SOME_UUID);
        return Stream.of(
                arguments(UUID, "3f2504e0-4f89-11d3-9a0c-0305e82c3302", sent),
                arguments(UUID, SOME_UUID + "0", sent),
                arguments(UUID, SOME_UUID.substring(1), sent),
                arguments(UUID, "{" + SOME_UUID, sent),
                arguments(UUID, SOME_UUID.replace('3', 'g'), sent),
                arguments(UUID, "3f2504e04-f89-11d3-9a0c-0305e82c3301", sent),
                arguments(UUID, "", new byte[16]),
                arguments(UUID, "{}", new byte[16]),
                arguments(UUID, new byte[15], new byte[16]),
                arguments(UUID, 0L, new byte[16]),
                arguments(UUID, null, new byte[16]),
                arguments(UUID, SOME_UUID, null));
    }
}
