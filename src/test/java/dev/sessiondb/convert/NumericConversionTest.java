package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumericConversionTest {
    private final Conversion numeric = Fields.conversion(TypeKind.NUMERIC);
    private final Conversion price = Fields.conversion(ColumnType.numeric(10, 2));

    /** Expected as {@code numeric_send} writes it: groups, weight, sign, scale, groups of four digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 0000 0000 0000 0000",
        "0.00, 0000 0000 0000 0002",
        "-0, 0000 0000 0000 0000",
        "1, 0001 0000 0000 0000 0001",
        "-1, 0001 0000 4000 0000 0001",
        "+1, 0001 0000 0000 0000 0001",
        "9999, 0001 0000 0000 0000 270f",
        "10000, 0001 0001 0000 0000 0001",
        "10001, 0002 0001 0000 0000 0001 0001",
        "100000000, 0001 0002 0000 0000 0001",
        "12.34, 0002 0000 0000 0002 000c 0d48",
        "1.5, 0002 0000 0000 0001 0001 1388",
        "1.50, 0002 0000 0000 0002 0001 1388",
        "0.1, 0001 ffff 0000 0001 03e8",
        "0.0001, 0001 ffff 0000 0004 0001",
        "0.00001, 0001 fffe 0000 0005 03e8",
        "-0.00000001, 0001 fffe 4000 0008 0001",
        "1e3, 0001 0000 0000 0000 03e8",
        "1.5e3, 0001 0000 0000 0000 05dc",
        "1e-3, 0001 ffff 0000 0003 000a",
        "' 7 ', 0001 0000 0000 0000 0007",
        ".5, 0001 ffff 0000 0001 1388",
        "007.10, 0002 0000 0000 0002 0007 03e8",
        "NaN, 0000 0000 c000 0000",
        "nan, 0000 0000 c000 0000"
    })
    void wireForm(String text, String groups) {
        assertThat(Fields.hex(numeric, text)).isEqualTo(groups.replace(" ", ""));
    }

    @Test
    void integersAndReals() {
        assertThat(Fields.hex(numeric, 12L)).isEqualTo("00010000" + "00000000" + "000c");
        assertThat(decoded(Fields.accepted(numeric, Long.MIN_VALUE))).isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE));
        assertThat(decoded(Fields.accepted(numeric, 12.34))).isEqualTo(new BigDecimal("12.34"));
        assertThat(decoded(Fields.accepted(numeric, 5.0))).isEqualTo(new BigDecimal("5"));
        assertThat(decoded(Fields.accepted(numeric, 1e23))).isEqualTo(new BigDecimal("100000000000000000000000"));
        assertThat(decoded(Fields.accepted(numeric, 2e-3))).isEqualTo(new BigDecimal("0.002"));
        assertThat(decoded(Fields.accepted(numeric, 0.1 + 0.2))).isEqualTo(new BigDecimal("0.30000000000000004"));
        assertThat(Fields.hex(numeric, -0.0)).isEqualTo("0000000000000000");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678.90",
        "99999999.99",
        "-99999999.99",
        "1.5",
        "1.500000",
        "0",
        "0.00000",
        "1e7",
        "0.0100e2",
        "00000000000001"
    })
    void fitsPrecisionAndScale(String text) {
        byte[] bytes = Fields.accepted(price, text);
        assertThat(decoded(bytes)).isEqualByComparingTo(new BigDecimal(text));
        assertThat(ByteBuffer.wrap(bytes).getShort(6)).as("the column's scale").isEqualTo((short) 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.005 | \"1.005\" has more than 2 digits after the point",
                "3.14159 | \"3.14159\" has more than 2 digits after the point",
                "1e-9 | \"1e-9\" has more than 2 digits after the point",
                "100000000 | \"100000000\" is not a number of at most 10 digits, at most 2 of them after the point",
                "1e8 | \"1e8\" is not a number of at most 10 digits, at most 2 of them after the point",
                "1e999999999999 | \"1e999999999999\" is out of PostgreSQL's range",
                "abc | \"abc\" is not a number",
                "'' | \"\" is not a number",
                "1,5 | \"1,5\" is not a number",
                "Infinity | \"Infinity\" is not a number"
            })
    void neverRounded(String text, String reason) {
        assertThat(Fields.refused(price, text)).isEqualTo(reason);
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsRefused(Object value) {
        assertThat(Fields.accepts(numeric, value)).isFalse();
    }

    static List<Object> others() {
        return List.of(
                "",
                " ",
                ".",
                "-",
                "+",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "--1",
                "0x10",
                "1_000",
                "1 000",
                "inf",
                "-Infinity",
                "1\u0000",
                "\u0661",
                "1e131072",
                "1e-16384",
                "1e-999999999",
                "1e9999999999999",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                new byte[] {'1'});
    }

    @Test
    void anyLengthPostgresqlHas() {
        String long1 = "9".repeat(131_072) + "." + "7".repeat(16_383);
        assertThat(decoded(Fields.accepted(numeric, long1))).isEqualTo(new BigDecimal(long1));
        assertThat(Fields.accepts(numeric, "9".repeat(131_073))).isFalse();
        assertThat(Fields.accepts(numeric, "0." + "7".repeat(16_384))).isFalse();
        assertThat(decoded(Fields.accepted(numeric, "1e131071"))).isEqualByComparingTo(new BigDecimal("1e131071"));
        assertThat(decoded(Fields.accepted(numeric, "1e-16383"))).isEqualByComparingTo(new BigDecimal("1e-16383"));
        assertThat(Fields.accepts(numeric, "0e999999999999")).isTrue();
        assertThat(decoded(Fields.accepted(numeric, "0." + "0".repeat(20_000)))).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void scalesBelowZeroAndAbovePrecision() {
        Conversion hundreds = Fields.conversion(ColumnType.numeric(3, -2));
        assertThat(decoded(Fields.accepted(hundreds, "99900"))).isEqualByComparingTo(new BigDecimal("99900"));
        assertThat(Fields.accepts(hundreds, "150")).isFalse();
        assertThat(Fields.accepts(hundreds, "100000")).isFalse();
        Conversion thousandths = Fields.conversion(ColumnType.numeric(2, 4));
        assertThat(decoded(Fields.accepted(thousandths, "0.0099"))).isEqualByComparingTo(new BigDecimal("0.0099"));
        assertThat(Fields.accepts(thousandths, "0.01")).isFalse();
    }

    @Property(tries = 1000)
    void anyDecimalComesBack(@ForAll BigInteger digits, @ForAll @IntRange(min = -60, max = 60) int scale) {
        BigDecimal value = new BigDecimal(digits, scale);
        assertThat(decoded(Fields.accepted(numeric, value.toPlainString())))
                .isEqualTo(new BigDecimal(value.toPlainString()));
        assertThat(decoded(Fields.accepted(numeric, value.toString()))).isEqualByComparingTo(value);
    }

    @Property(tries = 1000)
    void anyRealIsTheShortestDecimalThatMeansIt(@ForAll double value) {
        BigDecimal decoded = decoded(Fields.accepted(numeric, Math.abs(value) < 1e-290 ? 0.0 : value));
        assertThat(decoded.doubleValue()).isEqualTo(Math.abs(value) < 1e-290 ? 0.0 : value);
        assertThat(decoded.stripTrailingZeros().precision()).isLessThanOrEqualTo(17);
    }

    @Property(tries = 1000)
    void decimalsOf15DigitsSurviveTheReal(
            @ForAll @IntRange(min = -999_999_999, max = 999_999_999) int unscaled,
            @ForAll @IntRange(min = 0, max = 12) int scale) {
        BigDecimal value = BigDecimal.valueOf(unscaled, scale);
        assertThat(decoded(Fields.accepted(numeric, value.doubleValue()))).isEqualByComparingTo(value);
    }

    /** By arithmetic, unlike the code under test. */
    static BigDecimal decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int groups = Short.toUnsignedInt(in.getShort());
        int weight = in.getShort();
        int sign = in.getShort();
        int scale = in.getShort();
        StringBuilder all = new StringBuilder("0");
        for (int i = 0; i < groups; i++) {
            int group = in.getShort();
            assertThat(group).isBetween(0, 9999);
            assertThat(group != 0 || i > 0 && i < groups - 1)
                    .as("no zeros at the ends")
                    .isTrue();
            all.append(String.format("%04d", group));
        }
        assertThat(in.hasRemaining()).isFalse();
        BigDecimal value = new BigDecimal(new BigInteger(all.toString())).scaleByPowerOfTen(4 * (weight + 1 - groups));
        return (sign == 0 ? value : value.negate()).setScale(scale);
    }
}
