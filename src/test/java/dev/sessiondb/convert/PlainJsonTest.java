package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"b\"",
            "\"é\"",
            "\"\\n\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "1",
            "-0.5",
            "01",
            "1e400",
            "-",
            ".",
            "true",
            "false",
            "null",
            "nul",
            " ",
            "\t",
            "\n",
            "\"",
            "\\",
            "'",
            "\u0001",
            "\u00a0");

    private final PlainJson plain = new PlainJson();

    /** Within a larger array, whose other bytes must not count. */
    private boolean accepts(byte[] json) {
        byte[] around = bytes("[\"a" + " ".repeat(json.length) + "}],\"");
        System.arraycopy(json, 0, around, 3, json.length);
        return plain.accepts(around, 3, json.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.50",
                "\"\"",
                "\"é\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "{\"a\":1,\"b\":[true,{\"a\":null}],\"c\":{\"a\":2}}",
                "{ \"a\" : [ 1 , 2 ] }\n",
                "[{\"a\":1},{\"a\":2}]"
            })
    void takesWhatIsPlain(String json) {
        assertThat(accepts(bytes(json))).isTrue();
        assertThat(JsonCheck.fault(bytes(json), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "[1 2]",
                "1 2",
                "01",
                "-",
                "1.",
                ".5",
                "+1",
                "nul",
                "truE",
                "falsy",
                "\"",
                "\"\\x\"",
                "\"a\nb\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "[1}",
                "{]",
                "{\"a\":1,\"\\u0061\":2}",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "1e1000000",
                "NaN",
                "'a'",
                "\u00a01",
                "\u0001"
            })
    void leavesTheRestToTheParser(String json) {
        assertThat(accepts(bytes(json))).isFalse();
    }

    @Test
    void neverTakesWhatTheParserRefuses() {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] json = bytes(IntStream.range(0, 1 + random.nextInt(9))
                    .mapToObj(n -> PIECES.get(random.nextInt(PIECES.size())))
                    .collect(Collectors.joining()));
            if (accepts(json)) {
                taken++;
                assertThat(JsonCheck.fault(json, true)).as(text(json)).isEqualTo(Optional.empty());
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    @Test
    void staysRightAfterATextThatItGaveUp() {
        assertThat(accepts(bytes("{\"a\":{\"b\":1,"))).isFalse();
        assertThat(accepts(bytes("{\"a\":1,\"b\":2}"))).isTrue();
    }

    @Test
    void leavesDeepAndWideOnesToTheParser() {
        assertThat(accepts(bytes("[".repeat(100_000)))).isFalse();
        String wide =
                IntStream.range(0, 1_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        assertThat(accepts(bytes(wide))).isFalse();
        assertThat(JsonCheck.fault(bytes(wide), true)).isEmpty();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
