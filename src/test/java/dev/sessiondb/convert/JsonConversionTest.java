package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.MemoryRows.Text;
import dev.sessiondb.schema.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonConversionTest {
    private final Conversion json = Fields.conversion(TypeKind.JSON);
    private final Conversion jsonb = Fields.conversion(TypeKind.JSONB);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1.50",
                "1e5",
                "-1.5E-10",
                "\"\"",
                "\"abc\"",
                " { \"a\" : [ 1 , 2 ] } ",
                "\t[\r\n]\n",
                "{\"a\":{\"a\":1}}",
                "[{\"a\":1},{\"a\":1}]",
                "\"\\ud83d\\ude00\"",
                "{\"\\ud83d\\ude00\":1}",
                "\"\ud83d\ude00\"",
                "\"\\u00e9\\n\\/\"",
                "\"\u007f\u2028\ufeff\"",
                "1e131071",
                "1e-16383",
                "123456789012345678901234567890.123456789"
            })
    void bothKeepTheText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Fields.accepted(json, text)).isEqualTo(bytes);
        byte[] binary = Fields.accepted(jsonb, text);
        assertThat(binary[0]).as("version").isEqualTo((byte) 1);
        assertThat(java.util.Arrays.copyOfRange(binary, 1, binary.length)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"x\":{\"a\":1,\"a\":1}}]",
                "\"\\u0000\"",
                "{\"\\u0000\":1}",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\"",
                "1e999999",
                "-1e131072",
                "1e-16384",
                "1.0e-16383",
                "1e99999999999",
                "1e-99999999999",
                "0e-99999999999",
                "[1, [2, {\"a\": 1e999999999999}]]"
            })
    void jsonbRefusesWhatItWouldChange(String text) {
        assertThat(Fields.accepted(json, text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Fields.refused(jsonb, text)).contains(" is not JSON that PostgreSQL keeps: ");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void neitherTakesWhatIsNotJson(Object value) {
        assertThat(Fields.refused(json, value)).contains(" is not JSON that PostgreSQL keeps: ");
        assertThat(Fields.refused(jsonb, value)).contains(" is not JSON that PostgreSQL keeps: ");
    }

    static List<Object> invalid() {
        return List.of(
                "",
                " ",
                "{",
                "}",
                "[",
                "[1,]",
                "[,1]",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "'a'",
                "abc",
                "nul",
                "NULL",
                "True",
                "NaN",
                "Infinity",
                "-",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "0x10",
                "1 2",
                "{}{}",
                "[1 2]",
                "// c\n1",
                "/**/1");
    }

    @ParameterizedTest
    @MethodSource("invalidStrings")
    void neitherTakesBrokenStringsAndBytes(Object value) {
        neitherTakesWhatIsNotJson(value);
    }

    static List<Object> invalidStrings() {
        return List.of(
                "\"a",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\u00a0 1",
                "\ufeff{}",
                "[1]]",
                "\u0000",
                "1\u0000",
                Text.of('"', 0xC3, '"'),
                Text.of('"', 0xED, 0xA0, 0x80, '"'),
                Text.of(0xFE, 0xFF, 0, '1'),
                Double.POSITIVE_INFINITY,
                "{\"\\udfff\":1}",
                new byte[0],
                new byte[] {'{', '}'},
                "[".repeat(100_000),
                "[".repeat(1001) + "]".repeat(1001));
    }

    @Test
    void numbersAreTheirNumerals() {
        assertThat(new String(Fields.accepted(json, 42L), StandardCharsets.US_ASCII))
                .isEqualTo("42");
        assertThat(new String(Fields.accepted(json, 0.1), StandardCharsets.US_ASCII))
                .isEqualTo("0.1");
        assertThat(new String(Fields.accepted(json, 1e300), StandardCharsets.US_ASCII))
                .isEqualTo("1.0e+300");
        assertThat(Fields.accepts(jsonb, -1.5)).isTrue();
        assertThat(Fields.refused(jsonb, Double.NEGATIVE_INFINITY))
                .isEqualTo("-Inf is not JSON that PostgreSQL keeps: JSON has no such number");
    }

    @Test
    void reasonsNameThePlace() {
        assertThat(Fields.refused(jsonb, "{\"a\":1,\"a\":2}")).contains("Duplicate field 'a'");
        assertThat(Fields.refused(jsonb, "\"\\u0000\"")).endsWith("a string has a NUL character");
        assertThat(Fields.refused(jsonb, "1e999999")).endsWith("a number is out of PostgreSQL's range");
        assertThat(Fields.refused(json, "\ufeff{}")).contains("Unexpected character");
        assertThat(Fields.refused(json, new byte[] {1, 2})).endsWith("it is a blob that is not SQLite's JSONB");
    }

    @Test
    void longNumbersAndDeepArrays() {
        String digits = "7".repeat(131_072);
        assertThat(Fields.accepts(json, digits)).isTrue();
        assertThat(Fields.accepts(jsonb, digits)).isTrue();
        assertThat(Fields.accepts(jsonb, digits + "7")).isFalse();
        assertThat(Fields.accepts(jsonb, "[".repeat(900) + "]".repeat(900))).isTrue();
    }
}
