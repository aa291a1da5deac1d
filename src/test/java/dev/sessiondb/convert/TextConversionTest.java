package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.MemoryRows.Text;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextConversionTest {
    private final Conversion text = Fields.conversion(TypeKind.TEXT);
    private final Conversion three = Fields.conversion(ColumnType.varchar(3));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "\\N",
                "\\.",
                "\\",
                "'\"`",
                "a\r\nb",
                "\t",
                "\u00e9",
                "e\u0301",
                "\ud83d\ude00",
                "\uffff",
                "\ufeff",
                "\u007f",
                "\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff"
            })
    void textsKeepTheirBytes(String value) {
        assertThat(Fields.accepted(text, value)).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void badBytesAreRefusedWhereTheyAre(Text value, String reason) {
        assertThat(Fields.refused(text, value)).endsWith(reason);
    }

    static List<org.junit.jupiter.params.provider.Arguments> invalid() {
        return List.of(
                of("the text has a NUL character at byte 1", 'a', 0, 'b'),
                of("the text has a NUL character at byte 0", 0),
                of("the text has a NUL character at byte 9", "123456789".chars().toArray(), 0),
                of("the bytes at 0 are not UTF-8", 0x80),
                of("the bytes at 0 are not UTF-8", 0xFF),
                of("the bytes at 0 are not UTF-8", 0xC0, 0x80),
                of("the bytes at 0 are not UTF-8", 0xC1, 0xBF),
                of("the bytes at 1 are not UTF-8", 0xE0, 0x9F, 0x80),
                of("the bytes at 1 are not UTF-8", 0xED, 0xA0, 0x80),
                of("the bytes at 1 are not UTF-8", 0xF0, 0x8F, 0x80, 0x80),
                of("the bytes at 1 are not UTF-8", 0xF4, 0x90, 0x80, 0x80),
                of("the bytes at 0 are not UTF-8", 0xF5, 0x80, 0x80, 0x80),
                of("the bytes at 4 are not UTF-8", 'a', 'b', 'c', 0xC3, 'd'),
                of("the text ends within a character", 'a', 0xC3),
                of("the text ends within a character", 0xE2, 0x82),
                of("the text ends within a character", 0xF0, 0x9F, 0x98));
    }

    private static org.junit.jupiter.params.provider.Arguments of(String reason, int... bytes) {
        return org.junit.jupiter.params.provider.Arguments.of(Text.of(bytes), reason);
    }

    private static org.junit.jupiter.params.provider.Arguments of(String reason, int[] before, int last) {
        int[] all = java.util.Arrays.copyOf(before, before.length + 1);
        all[before.length] = last;
        return of(reason, all);
    }

    @Test
    void aFaultIsForgottenByTheNextValue() {
        assertThat(Fields.accepts(text, Text.of('a', 0xC3))).isFalse();
        assertThat(Fields.accepts(text, "abc")).isTrue();
        assertThat(Fields.accepts(text, Text.of(0))).isFalse();
        assertThat(Fields.accepts(three, "\u00e9\u00e9\u00e9")).isTrue();
        assertThat(Fields.accepts(three, "abc")).isTrue();
    }

    @Property(tries = 500)
    void anyCharactersAreTheirUtf8(@ForAll List<@IntRange(min = 1, max = 0x10FFFF) Integer> codePoints) {
        StringBuilder value = new StringBuilder();
        codePoints.stream().filter(c -> c < 0xD800 || c > 0xDFFF).forEach(value::appendCodePoint);
        assertThat(Fields.accepted(text, value.toString()))
                .isEqualTo(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void anyBytesAreJudgedAsTheJdkDoes(@ForAll byte[] bytes) {
        assertThat(Fields.accepts(text, new Text(bytes))).isEqualTo(valid(bytes));
    }

    /** Nearly right is harder than random. */
    @Property(tries = 1000)
    void spoiltTextIsJudgedAsTheJdkDoes(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            int point = 1 + random.nextInt(1 << (7 + random.nextInt(14)));
            value.appendCodePoint(point > 0x10FFFF || point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        assertThat(Fields.accepts(text, new Text(bytes))).isEqualTo(valid(bytes));
    }

    private static boolean valid(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void lengthIsCountedInCharactersAndNothingIsCut() {
        assertThat(Fields.accepts(three, "abc")).isTrue();
        assertThat(Fields.accepts(three, "\ud83d\ude00\ud83d\ude00\ud83d\ude00"))
                .isTrue();
        assertThat(Fields.refused(three, "abcd")).isEqualTo("\"abcd\" has 4 characters, the column takes 3");
        assertThat(Fields.accepts(three, "abc   ")).isFalse();
        assertThat(Fields.accepts(three, "e\u0301e\u0301")).isFalse();
        assertThat(Fields.accepts(three, 1234L)).isFalse();
        Conversion character = Fields.conversion(ColumnType.character(3));
        assertThat(Fields.accepted(character, "ab")).isEqualTo(new byte[] {'a', 'b'});
        assertThat(Fields.accepts(character, "abc ")).isFalse();
        assertThat(Fields.accepts(Fields.conversion(TypeKind.VARCHAR), "a".repeat(100_000)))
                .isTrue();
    }

    @Test
    void blobsAreNeverText() {
        assertThat(Fields.refused(text, new byte[] {'a', 'b'})).isEqualTo("x'6162' is not a text");
        assertThat(Fields.accepts(text, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "0.1, 0.1",
        "0.0, 0.0",
        "-0.0, -0.0",
        "-2.5, -2.5",
        "1e15, 1.0e+15",
        "1e300, 1.0e+300",
        "1e-5, 1.0e-05",
        "0.0001, 0.0001",
        "123456789012345.0, 123456789012345.0",
        "0.30000000000000004, 0.30000000000000004",
        "1.5e-10, 1.5e-10",
        "4.9e-324, 4.94065645841247e-324",
        "Infinity, Inf",
        "-Infinity, -Inf"
    })
    void realsAsSqliteWritesThem(double value, String expected) {
        assertThat(new String(Fields.accepted(text, value), StandardCharsets.US_ASCII))
                .isEqualTo(expected);
    }

    @Test
    void integersInFull() {
        assertThat(new String(Fields.accepted(text, Long.MIN_VALUE), StandardCharsets.US_ASCII))
                .isEqualTo("-9223372036854775808");
    }

    @Test
    void agreesWithSqliteAndLosesNothing() throws SQLException {
        Random random = new Random(20);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                PreparedStatement cast = connection.prepareStatement(
                        "SELECT CAST(?1 AS TEXT), printf('%!.15g', ?1), CAST(?1 AS TEXT) + 0.0")) {
            for (int i = 0; i < 3000; i++) {
                double value = i % 2 == 0
                        ? Double.longBitsToDouble(random.nextLong())
                        : random.nextInt() / Math.pow(10, random.nextInt(8));
                if (!Double.isFinite(value) || value == 0) {
                    continue;
                }
                cast.setDouble(1, value);
                String own = new String(Fields.accepted(text, value), StandardCharsets.US_ASCII);
                assertThat(Double.parseDouble(own)).isEqualTo(value);
                try (ResultSet row = cast.executeQuery()) {
                    if (Double.parseDouble(row.getString(2)) == value) {
                        assertThat(own).isEqualTo(row.getString(2));
                    }
                }
            }
        }
    }
}
