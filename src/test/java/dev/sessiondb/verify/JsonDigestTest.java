package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Digest128;
import dev.sessiondb.io.HashKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digest is of what a document means, not of how it is written. */
class JsonDigestTest {
    private static final HashKey KEY = HashKey.of(new SplittableRandom(5));

    private final JsonDigest digest = new JsonDigest(KEY);

    @Property
    void writtenInAnyWayItIsTheSame(@ForAll("documents") Object document, @ForAll long seed) {
        String plain = new Writer(new Random(seed), false).write(document);
        String other = new Writer(new Random(seed), true).write(document);
        assertThat(of(plain)).isPresent().isEqualTo(of(other)).isEqualTo(streamed(other));
    }

    @Property
    void anotherDocumentIsAnother(@ForAll("documents") Object one, @ForAll("documents") Object other) {
        Writer writer = new Writer(new Random(1), false);
        assertThat(of(writer.write(one)).equals(of(writer.write(other))))
                .isEqualTo(canonical(one).equals(canonical(other)));
    }

    /** What a parser takes, and nothing else. */
    @Property(tries = 3_000)
    void takesWhatIsJson(@ForAll("documents") Object document, @ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(new Writer(random, random.nextBoolean()).write(document));
        int at = random.nextInt(text.length());
        String signs = "{}[]:,\"\\0159.-+eEtfn u/ \u0001é";
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
            default -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
        }
        assertThat(of(text.toString()).isPresent())
                .as(text.toString())
                .isEqualTo(held(text.toString()))
                .isEqualTo(streamed(text.toString()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "1, 1e0",
        "100, 1E+2",
        "0, -0",
        "0, 0e5",
        "0, -0.000",
        "0.001, 1e-3",
        "120e-1, 12",
        "-1.50, -15e-1",
        "999999999999999999, 999999999999999999.0",
        "1000000000000000000, 1e18",
        "123456789012345678900000, 1234567890123456789e5",
        "0.1234567890123456789, 1234567890123456789e-19",
        "100000000000000000000000000000000000000001, 100000000000000000000000000000000000000001.00"
    })
    void numbersByValue(String one, String other) {
        assertThat(of(one)).isPresent().isEqualTo(of(other));
        assertThat(of("[" + one + "]")).isEqualTo(of("[ " + other + " ]")).isNotEqualTo(of("[\"" + one + "\"]"));
    }

    @Test
    void numbersThatAreClose() {
        List<String> numbers = List.of(
                "1",
                "10",
                "0.1",
                "-1",
                "1e18",
                "1e19",
                "999999999999999999",
                "9999999999999999999",
                "9007199254740993",
                "9007199254740992",
                "0.30000000000000004",
                "0.3",
                "18446744073709551617",
                "1e131071",
                "1e-16383");
        assertThat(numbers.stream().map(this::of).distinct())
                .hasSameSizeAs(numbers)
                .allMatch(Optional::isPresent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2] [2,1]",
                "[[1],2] [1,[2]]",
                "[[],[]] [[[]]]",
                "[{}] [[]]",
                "[] [[]]",
                "[null] []",
                "[null,true] [true,null]",
                "[1,1] [1]",
                "[\"ab\",\"c\"] [\"a\",\"bc\"]",
                "{\"a\":\"b\"} {\"b\":\"a\"}",
                "{\"a\":1,\"b\":2} {\"a\":2,\"b\":1}",
                "{\"a\":{\"b\":1},\"c\":{}} {\"a\":{},\"c\":{\"b\":1}}",
                "{\"a\":1} {\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":1} {\"a\":1,\"a\":1,\"a\":1}",
                "{\"\":\"\"} {}",
                "true \"true\"",
                "null 0",
                "null \"\"",
                "false 0",
                "true 1",
                "[\"[]\"] [[]]"
            })
    void otherStructure(String pair) {
        String[] documents = pair.split(" ", -1);
        assertThat(of(documents[0])).isPresent();
        assertThat(of(documents[1])).isPresent().isNotEqualTo(of(documents[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{1:1}",
                "[1 2]",
                "]",
                "}",
                "[}",
                "{]",
                "1]",
                "[1]]",
                "tru",
                "truE",
                "nul",
                "nulll",
                "01",
                "-",
                "-01",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e+",
                "1.e5",
                "0x1",
                "1a",
                "NaN",
                "Infinity",
                "\"",
                "\"a",
                "\"\\",
                "\"\\a\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\\ud800a\"",
                "\"\\ud800\\n\"",
                "\"\\ud800\\u0041\"",
                "\"\\udc00\"",
                "\"\t\"",
                "1e200000",
                "1e-20000",
                "1e99999999999",
                "'a'",
                "/**/1",
                "\uFEFF1",
                "\u00A01",
                "1,"
            })
    void notInJsonb(String text) {
        assertThat(of(text)).isEmpty();
        assertThat(streamed(text)).isEmpty();
    }

    @Test
    void afterAFailureTheNextIsAsEver() {
        Optional<Digest128> before = of("{\"a\":[1,{\"b\":null}]}");
        assertThat(of("{\"a\":[1,{\"b\":")).isEmpty();
        assertThat(of("{\"a\":[1,{\"b\":null}]}")).isPresent().isEqualTo(before);
    }

    /** Tokens that lie across the pieces of a stream, wherever they are cut. */
    @Test
    void streamsAreCutAnywhere() {
        String inside = "{\"näme\\u00e9\":[12.5e3,true,\"a\\ud83d\\ude00\\n€😀z\",-7,null]}";
        Optional<Digest128> expected = of("[" + inside + "]");
        for (int space = 65_536 - inside.length() - 20; space < 65_536; space++) {
            String text = "[" + " ".repeat(space) + inside + "]";
            assertThat(streamed(text)).isEqualTo(expected);
        }
    }

    @Test
    void longStringsAndNumbersInStreams() {
        String text = "[\"" + "x".repeat(300_000) + "é\"," + "1".repeat(100_000) + "]";
        assertThat(streamed(text)).isPresent().isEqualTo(of(text));
        assertThat(streamed(text.replace("é", "e"))).isPresent().isNotEqualTo(of(text));
    }

    @Test
    void depth() {
        assertThat(of("[".repeat(10_000) + "]".repeat(10_000))).isPresent();
        assertThat(of("[".repeat(10_001) + "]".repeat(10_001))).isEmpty();
        assertThat(of("{\"a\":".repeat(500) + "1" + "}".repeat(500)))
                .isPresent()
                .isNotEqualTo(of("{\"a\":".repeat(499) + "1" + "}".repeat(499)));
    }

    @Provide
    Arbitrary<Object> documents() {
        return documents(3);
    }

    private static Arbitrary<Object> documents(int depth) {
        Arbitrary<Object> numbers = Arbitraries.oneOf(
                Arbitraries.integers().between(-3, 100).map(BigDecimal::valueOf),
                Arbitraries.bigDecimals().ofScale(5).map(number -> number));
        Arbitrary<Object> scalars =
                Arbitraries.oneOf(numbers, names().map(name -> name), Arbitraries.of(true, false, Null.VALUE));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Object> arrays =
                Arbitraries.lazy(() -> documents(depth - 1)).list().ofMaxSize(4).map(list -> list);
        Arbitrary<Object> objects = Arbitraries.maps(names(), Arbitraries.lazy(() -> documents(depth - 1)))
                .ofMaxSize(5)
                .map(LinkedHashMap::new);
        return Arbitraries.oneOf(scalars, arrays, objects);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "a", "b", "aa", "\"", "\\", "/", "é", "€", "😀", "\n", "\u001f", "\u007f", "\u2028"),
                Combinators.combine(
                                Arbitraries.strings().ascii().excludeChars('\0').ofMaxLength(20),
                                Arbitraries.of("", "é", "😀"))
                        .as((ascii, rest) -> ascii + rest));
    }

    private enum Null {
        VALUE
    }

    /** Numbers without zeros at their end; objects and arrays compare as they are. */
    private static Object canonical(Object document) {
        if (document instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (document instanceof List<?> list) {
            return list.stream().map(JsonDigestTest::canonical).toList();
        }
        if (document instanceof Map<?, ?> map) {
            Map<Object, Object> canonical = new LinkedHashMap<>();
            map.forEach((key, value) -> canonical.put(key, canonical(value)));
            return canonical;
        }
        return document;
    }

    /** Writes a document plainly, or with members in any order, space, escapes and exponents. */
    private record Writer(Random random, boolean anyWay) {

        String write(@Nullable Object document) {
            return space() + value(document) + space();
        }

        private String value(@Nullable Object document) {
            if (document instanceof Map<?, ?> map) {
                List<Map.Entry<?, ?>> members = new ArrayList<>(map.entrySet());
                if (anyWay) {
                    Collections.shuffle(members, random);
                }
                return "{"
                        + String.join(
                                ",",
                                members.stream()
                                        .map(m -> space() + string((String) m.getKey()) + space() + ":"
                                                + write(m.getValue()))
                                        .toList())
                        + "}";
            }
            if (document instanceof List<?> list) {
                return "[" + String.join(",", list.stream().map(this::write).toList()) + "]";
            }
            if (document instanceof String string) {
                return string(string);
            }
            if (document instanceof BigDecimal number) {
                return number(number);
            }
            return document == Null.VALUE ? "null" : String.valueOf(document);
        }

        private String number(BigDecimal number) {
            return switch (anyWay ? random.nextInt(4) : 0) {
                case 1 -> number.unscaledValue() + "e" + -number.scale();
                case 2 -> number.stripTrailingZeros().toPlainString();
                case 3 -> number.setScale(number.scale() + 3).toPlainString() + "E+0";
                default -> number.toPlainString();
            };
        }

        private String string(String string) {
            StringBuilder json = new StringBuilder("\"");
            for (int c : string.codePoints().toArray()) {
                if (c < 0x20 || anyWay && random.nextInt(4) == 0) {
                    for (char unit : Character.toChars(c)) {
                        json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                    }
                } else if (c == '"' || c == '\\' || c == '/' && anyWay) {
                    json.append('\\').appendCodePoint(c);
                } else {
                    json.appendCodePoint(c);
                }
            }
            return json.append('"').toString();
        }

        private String space() {
            return anyWay ? " \n\t\r".substring(0, random.nextInt(5)) : "";
        }
    }

    /** By the parser that reads arrays, and PostgreSQL's own rules. */
    private static boolean held(String text) {
        try {
            boolean json = JsonTexts.valid(JsonTexts.reader(
                    text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length));
            return json && !text.contains("\\u0000") && !text.matches("(?s).*[eE][+-]?\\d{6,}.*") && paired(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean paired(String json) {
        String units =
                json.replaceAll("\\\\\\\\", "").replaceAll("(?i)\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}", "");
        return !units.matches("(?is).*\\\\ud[89a-f][0-9a-f]{2}.*");
    }

    private Optional<Digest128> of(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return digest.read(bytes, 1, bytes.length - 2)
                ? Optional.of(new Digest128(digest.high(), digest.low()))
                : Optional.empty();
    }

    private Optional<Digest128> streamed(String text) {
        try {
            boolean held = digest.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return held ? Optional.of(new Digest128(digest.high(), digest.low())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
