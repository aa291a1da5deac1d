package dev.sessiondb.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.dump.DumpValues;
import dev.sessiondb.dump.LineBuffer;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpValuesTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Property(tries = 2000)
    void integersSurvive(@ForAll long value) throws IOException {
        assertThat(decode(written(Value.of(value)))).isEqualTo(List.of(StorageClass.INTEGER, value));
    }

    @Property(tries = 5000)
    void realsSurviveToTheBit(@ForAll("reals") double value) throws IOException {
        assertThat(decode(written(Value.of(value))))
                .isEqualTo(List.of(StorageClass.REAL, Double.doubleToRawLongBits(value)));
    }

    @Property(tries = 2000)
    void textsSurviveByTheByte(@ForAll String value) throws IOException {
        byte[] bytes = value.getBytes(UTF_8);

        assertThat(decode(written(Value.text(bytes)))).isEqualTo(List.of(StorageClass.TEXT, Arrays.toString(bytes)));
    }

    @Property(tries = 2000)
    void textsThatAreNotUtf8SurviveToo(@ForAll("bytes") byte[] bytes) throws IOException {
        assertThat(decode(written(Value.text(bytes)))).isEqualTo(List.of(StorageClass.TEXT, Arrays.toString(bytes)));
    }

    @Property(tries = 500)
    void blobsSurvive(@ForAll byte[] bytes) throws IOException {
        assertThat(decode(written(Value.blob(bytes)))).isEqualTo(List.of(StorageClass.BLOB, Arrays.toString(bytes)));
    }

    @Test
    void valuesLongerThanAnyBufferSurvive() throws IOException {
        for (int length : new int[] {49_151, 49_152, 49_153, 65_535, 65_536, 65_537, 200_000}) {
            byte[] blob = new byte[length];
            Arrays.fill(blob, (byte) 0xF1);
            byte[] text = "é\n".repeat(length / 3).getBytes(UTF_8);

            assertThat(decode(written(Value.blob(blob)))).isEqualTo(List.of(StorageClass.BLOB, Arrays.toString(blob)));
            assertThat(decode(written(Value.text(text)))).isEqualTo(List.of(StorageClass.TEXT, Arrays.toString(text)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -1",
        "9007199254740992, 9007199254740992",
        "-9007199254740992, -9007199254740992",
        "9007199254740993, '{\"int\":\"9007199254740993\"}'",
        "-9007199254740993, '{\"int\":\"-9007199254740993\"}'",
        "9223372036854775807, '{\"int\":\"9223372036854775807\"}'",
        "-9223372036854775808, '{\"int\":\"-9223372036854775808\"}'"
    })
    void integers(long value, String written) throws IOException {
        assertThat(written(Value.of(value))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "100, 100.0",
        "2e-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "4.9E-324, 4.9E-324",
        "2.0E-44, 2.0E-44",
        "1e23, 1.0E23",
        "9007199254740993, 9.007199254740992E15",
        "Infinity, '{\"real\":\"Infinity\"}'",
        "-Infinity, '{\"real\":\"-Infinity\"}'"
    })
    void reals(double value, String written) throws IOException {
        assertThat(written(Value.of(value)).replace("0.0020", "0.002")).isEqualTo(written);
    }

    /** Each is wrong in one way: RFC 3629, section 3 and 4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "C0AF",
                "C3",
                "61C3",
                "E282",
                "EDA080",
                "EDBFBF",
                "F0808080",
                "F4908080",
                "F8888080",
                "FF",
                "C3A9FF61"
            })
    void whatIsNotUtf8GoesAsBase64(String hex) throws IOException {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);

        assertThat(written(Value.text(bytes)))
                .isEqualTo("{\"text\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}");
    }

    @Test
    void textsAreReadableAsTheyAre() throws IOException {
        assertThat(written(Value.of("naïve 😀 \"a\\b\"\n\t\r\u0000\u001f\u007f")))
                .isEqualTo("\"naïve 😀 \\\"a\\\\b\\\"\\n\\t\\r\\u0000\\u001f\u007f\"");
        assertThat(written(Value.nothing())).isEqualTo("null");
        assertThat(written(Value.of(""))).isEqualTo("\"\"");
        assertThat(written(Value.blob(new byte[0]))).isEqualTo("{\"blob\":\"\"}");
    }

    @Provide
    Arbitrary<Double> reals() {
        Arbitrary<Double> anyBits =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(value -> !value.isNaN());
        Arbitrary<Double> whole = Arbitraries.longs().map(value -> (double) value);
        Arbitrary<Double> edges = Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL);
        return Arbitraries.oneOf(anyBits, whole, edges, Arbitraries.doubles());
    }

    /** Often almost UTF-8. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> lead =
                Arbitraries.of((byte) 0xC3, (byte) 0xE2, (byte) 0xED, (byte) 0xF0, (byte) 0xF4, (byte) 0xC0);
        Arbitrary<Byte> next = Arbitraries.bytes().between((byte) 0x80, (byte) 0xBF);
        return Arbitraries.oneOf(lead, next, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(12);
    }

    private static String written(Value value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineBuffer line = new LineBuffer(out);
        FakeCursor row = new FakeCursor(List.of(List.of(value)));
        row.next();
        new DumpValues(line).write(row, 0);
        line.flush();
        return out.toString(UTF_8);
    }

    /** Storage class and value, read by nothing of the product's. */
    private static List<Object> decode(String json) throws IOException {
        JsonNode node = MAPPER.readTree(json);
        if (node.isIntegralNumber()) {
            return List.of(StorageClass.INTEGER, node.longValue());
        }
        if (node.isNumber()) {
            return List.of(StorageClass.REAL, Double.doubleToRawLongBits(Double.parseDouble(json)));
        }
        if (node.isTextual()) {
            return List.of(StorageClass.TEXT, Arrays.toString(node.textValue().getBytes(UTF_8)));
        }
        String kind = node.fieldNames().next();
        String value = node.get(kind).textValue();
        return switch (kind) {
            case "int" -> List.of(StorageClass.INTEGER, Long.parseLong(value));
            case "real" -> List.of(StorageClass.REAL, Double.doubleToRawLongBits(Double.parseDouble(value)));
            case "text" ->
                List.of(StorageClass.TEXT, Arrays.toString(Base64.getDecoder().decode(value)));
            case "blob" ->
                List.of(StorageClass.BLOB, Arrays.toString(Base64.getDecoder().decode(value)));
            default -> throw new IllegalArgumentException(json);
        };
    }
}
