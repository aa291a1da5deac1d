package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.TypeKind;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntegerConversionTest {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Conversion bigint = Fields.conversion(TypeKind.BIGINT);
    private final Conversion integer = Fields.conversion(TypeKind.INTEGER);
    private final Conversion smallint = Fields.conversion(TypeKind.SMALLINT);

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "+7, 7",
        "-7, -7",
        "0, 0",
        "-0, 0",
        "007, 7",
        "7.0, 7",
        "-7.000, -7",
        "100, 100",
        "1000000000000000000, 1000000000000000000",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775807.0, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "00000000000000000000000000000000000000001, 1"
    })
    void numerals(String text, long value) {
        assertThat(Fields.number(bigint, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsRefused(Object value) {
        assertThat(Fields.refused(bigint, value))
                .endsWith(" is not a whole number from -9223372036854775808 to 9223372036854775807");
    }

    static List<Object> others() {
        return List.of(
                "",
                " ",
                "-",
                "+",
                ".",
                "7.5",
                "7,0",
                "1e3",
                " 7",
                "7 ",
                "7\n",
                "0x10",
                "1_000",
                "abc",
                "7a",
                "--7",
                "9223372036854775808",
                "-9223372036854775809",
                "9223372036854775808.0",
                "99999999999999999999",
                "1" + "0".repeat(200),
                "\u0667",
                "7\u0000",
                0.5,
                9.223372036854775807E18,
                1e300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                new byte[] {'7'});
    }

    @Test
    void integralReals() {
        assertThat(Fields.number(bigint, 42.0)).isEqualTo(42);
        assertThat(Fields.number(bigint, -0.0)).isZero();
        assertThat(Fields.number(bigint, 9007199254740993.0)).isEqualTo(9007199254740992L);
        assertThat(Fields.number(bigint, -0x1p63)).isEqualTo(Long.MIN_VALUE);
        assertThat(Fields.number(bigint, Math.nextDown(0x1p63))).isEqualTo(9223372036854774784L);
    }

    @Test
    void narrowerTypesHaveTheirRange() {
        assertThat(Fields.hex(integer, 2147483647L)).isEqualTo("7fffffff");
        assertThat(Fields.hex(integer, -2147483648L)).isEqualTo("80000000");
        assertThat(Fields.refused(integer, 2147483648L))
                .isEqualTo("2147483648 is not a whole number from -2147483648 to 2147483647");
        assertThat(Fields.accepts(integer, "-2147483649")).isFalse();
        assertThat(Fields.hex(smallint, 32767L)).isEqualTo("7fff");
        assertThat(Fields.hex(smallint, "-32768")).isEqualTo("8000");
        assertThat(Fields.accepts(smallint, 32768.0)).isFalse();
        assertThat(Fields.accepts(smallint, -32769L)).isFalse();
    }

    @Property(tries = 500)
    void anyIntegerIsItself(@ForAll long value) {
        assertThat(Fields.number(bigint, value)).isEqualTo(value);
        assertThat(Fields.number(bigint, Long.toString(value))).isEqualTo(value);
        assertThat(Fields.number(bigint, value + ".00")).isEqualTo(value);
    }

    @Property(tries = 500)
    void anyNumeralIsInRangeOrRefused(
            @ForAll @BigRange(min = "-20000000000000000000", max = "20000000000000000000") BigInteger value) {
        boolean fits = value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
        assertThat(Fields.accepts(bigint, value.toString())).isEqualTo(fits);
    }
}
