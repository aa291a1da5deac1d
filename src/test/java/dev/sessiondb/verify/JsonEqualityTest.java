package dev.sessiondb.verify;

import static dev.sessiondb.verify.Comparing.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.verify.SourceRows.Text;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of the source are equal to which {@code json} and {@code jsonb} of the target. */
class JsonEqualityTest {
    private static final ConversionSpec JSON = spec(TypeKind.JSON);
    private static final ConversionSpec JSONB = spec(TypeKind.JSONB);

    @ParameterizedTest
    @MethodSource({"trees", "texts"})
    void equal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        assertThat(Comparing.one(spec, source, target)).matches(TableVerification::equal);
    }

    @ParameterizedTest
    @MethodSource({"otherTrees", "otherTexts"})
    void unequal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        assertThat(Comparing.one(spec, source, target).mismatches()).isNotEmpty();
    }

    /** SQLite itself makes the blob, and says what it means. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.5,-3e4,true,false,null,\"x\"],\"b\":{}}",
                "[]",
                "\"plain\"",
                "\"esc \\\" \\\\ \\u00e9 \\n\"",
                "{a:1, 'b':'it\\'s', c:.5, d:5., e:+7, f:0x1F, g:-0xff}",
                "['\\x41', 'say \"hi\"', 'line\\\nbreak']",
                "[1e400, 12345678901234567890]"
            })
    void blob(String json5) throws SQLException {
        byte[] blob = (byte[]) sqlite("SELECT jsonb('" + json5.replace("'", "''") + "')");
        String text = (String) sqlite("SELECT json('" + json5.replace("'", "''") + "')");
        if (text.indexOf('\\') < 0) {
            assertThat(Comparing.one(JSON, blob, Sent.text(text))).matches(TableVerification::equal);
        }
        assertThat(Comparing.one(JSONB, blob, Sent.jsonb(text))).matches(TableVerification::equal);
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 256, 65_534, 65_536, 1_000_000})
    void blobsOfEveryLengthOfLength(int length) throws SQLException {
        byte[] blob = (byte[]) sqlite("SELECT jsonb_array(replace(hex(zeroblob(" + length / 2 + ")), '0', 'x'))");
        String text = "[\"" + "x".repeat(length) + "\"]";
        assertThat(Comparing.equal(JSONB, blob, Sent.jsonb(text))).isTrue();
        assertThat(Comparing.equal(JSON, blob, Sent.text(text))).isTrue();
        assertThat(Comparing.equal(JSONB, blob, Sent.jsonb(text.replace("[\"x", "[\"y"))))
                .isFalse();
    }

    static Stream<Arguments> trees() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        return Stream.of(
                arguments(JSONB, "{\"b\":1,\"a\":2}", Sent.jsonb("{\"a\": 2, \"b\": 1}")),
                arguments(
                        JSONB, "{\"a\":{\"y\":[1,2],\"x\":null}}", Sent.jsonb("{\"a\": {\"x\": null, \"y\": [1, 2]}}")),
                arguments(JSONB, "1.10", Sent.jsonb("1.1")),
                arguments(JSONB, "1e2", Sent.jsonb("100")),
                arguments(JSONB, "-0", Sent.jsonb("0")),
                arguments(JSONB, "1E-3", Sent.jsonb("0.001")),
                arguments(JSONB, " [ 1 , 2 ] ", Sent.jsonb("[1, 2]")),
                arguments(JSONB, "\"\\u00e9\\/\"", Sent.jsonb("\"é/\"")),
                arguments(JSONB, "\"\\ud83d\\ude00\"", Sent.jsonb("\"😀\"")),
                arguments(JSONB, "null", Sent.jsonb("null")),
                arguments(JSONB, "{}", Sent.jsonb("{}")),
                arguments(JSONB, 42L, Sent.jsonb("42")),
                arguments(JSONB, 0.5, Sent.jsonb("0.5")),
                arguments(JSONB, "1e1000", Sent.jsonb("1" + "0".repeat(1000))),
                arguments(JSONB, deep, Sent.jsonb(deep)),
                arguments(JSONB, null, null));
    }

    static Stream<Arguments> otherTrees() {
        return Stream.of(
                arguments(JSONB, "{\"a\":1}", Sent.jsonb("{\"a\": 2}")),
                arguments(JSONB, "{\"a\":1}", Sent.jsonb("{\"b\": 1}")),
                arguments(JSONB, "{\"a\":1,\"a\":2}", Sent.jsonb("{\"a\": 2}")),
                arguments(JSONB, "{\"a\":2,\"a\":2}", Sent.jsonb("{\"a\": 2}")),
                arguments(JSONB, "[1,2]", Sent.jsonb("[2, 1]")),
                arguments(JSONB, "[[1],2]", Sent.jsonb("[1, [2]]")),
                arguments(JSONB, "[]", Sent.jsonb("{}")),
                arguments(JSONB, "[\"ab\",\"c\"]", Sent.jsonb("[\"a\", \"bc\"]")),
                arguments(JSONB, "{\"a\":1,\"b\":2}", Sent.jsonb("{\"a\": 2, \"b\": 1}")),
                arguments(JSONB, "1", Sent.jsonb("\"1\"")),
                arguments(JSONB, "null", null),
                arguments(JSONB, null, Sent.jsonb("null")),
                arguments(JSONB, "true", Sent.jsonb("false")),
                arguments(JSONB, "\"\\u0000\"", Sent.jsonb("\"\\u0000\"")),
                arguments(JSONB, "\"\\ud800\"", Sent.jsonb("\"\\ud800\"")),
                arguments(JSONB, "{\"a\":}", Sent.jsonb("{}")),
                arguments(JSONB, "", Sent.jsonb("")),
                arguments(JSONB, "1 2", Sent.jsonb("1")),
                arguments(JSONB, "{'a':1}", Sent.jsonb("{\"a\": 1}")),
                arguments(JSONB, "NaN", Sent.jsonb("NaN")),
                arguments(JSONB, Double.POSITIVE_INFINITY, Sent.jsonb("null")),
                arguments(JSONB, new byte[] {0x3B}, Sent.jsonb("[]")),
                arguments(JSONB, new byte[] {0x0F}, Sent.jsonb("null")),
                arguments(JSONB, new byte[0], Sent.jsonb("null")),
                arguments(JSONB, "[]", Sent.text("[]")),
                arguments(JSONB, new Text(new byte[] {'"', (byte) 0xFF, '"'}), Sent.jsonb("\"\uFFFD\"")));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(JSON, "{\"b\":1, \"a\":2}", Sent.text("{\"b\":1, \"a\":2}")),
                arguments(JSON, "{\"a\":1,\"a\":2}", Sent.text("{\"a\":1,\"a\":2}")),
                arguments(JSON, " 1.10 ", Sent.text(" 1.10 ")),
                arguments(JSON, "\"\\u00e9\"", Sent.text("\"\\u00e9\"")),
                arguments(JSON, "null", Sent.text("null")),
                arguments(JSON, "[]", Sent.text("[]")),
                arguments(JSON, 42L, Sent.text("42")),
                arguments(JSON, 0.5, Sent.text("0.5")),
                arguments(JSON, "[" + "1,".repeat(10_000) + "1]", Sent.text("[" + "1,".repeat(10_000) + "1]")),
                arguments(JSON, new byte[] {0x0B}, Sent.text("[]")),
                arguments(JSON, null, null));
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(
                arguments(JSON, "{\"b\":1,\"a\":2}", Sent.text("{\"a\":2,\"b\":1}")),
                arguments(JSON, "1.10", Sent.text("1.1")),
                arguments(JSON, "[1,2]", Sent.text("[1, 2]")),
                arguments(JSON, "\"\\u00e9\"", Sent.text("\"é\"")),
                arguments(JSON, "{", Sent.text("{")),
                arguments(JSON, "", Sent.text("")),
                arguments(JSON, "[1,]", Sent.text("[1,]")),
                arguments(JSON, "[1] x", Sent.text("[1] x")),
                arguments(JSON, null, Sent.text("null")),
                arguments(JSON, "null", null),
                arguments(JSON, new byte[] {0x1B}, Sent.text("[]")));
    }

    private static Object sqlite(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getObject(1);
        }
    }
}
