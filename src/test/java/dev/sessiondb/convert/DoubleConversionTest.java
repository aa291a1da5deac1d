package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleConversionTest {
    private final Conversion conversion = Fields.conversion(TypeKind.DOUBLE);
    private final Conversion real = Fields.conversion(TypeKind.REAL);

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.1,
                1e300,
                -1e300,
                4.9e-324,
                2.2250738585072011E-308,
                1.7976931348623157E308,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                2.0e-3,
                2.0e23
            })
    void realsKeepTheirBits(double value) {
        assertThat(Fields.number(conversion, value)).isEqualTo(Double.doubleToRawLongBits(value));
    }

    @Property(tries = 1000)
    void anyRealKeepsItsBits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        assertThat(Fields.number(conversion, value)).isEqualTo(Double.doubleToRawLongBits(value));
    }

    @Property(tries = 1000)
    void anyIntegerIsExactOrRefused(@ForAll long value) {
        boolean exact = new BigDecimal((double) value).compareTo(BigDecimal.valueOf(value)) == 0;
        assertThat(Fields.accepts(conversion, value)).isEqualTo(exact);
    }

    @Test
    void integersBeyondTheMantissaAreRefused() {
        assertThat(Fields.accepts(conversion, 9007199254740992L)).isTrue();
        assertThat(Fields.refused(conversion, 9007199254740993L))
                .isEqualTo("9007199254740993 is not a number that a double holds");
        assertThat(Fields.accepts(conversion, Long.MIN_VALUE)).isTrue();
        assertThat(Fields.accepts(conversion, Long.MAX_VALUE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-0, -0.0",
        "-0.0, -0.0",
        "+1.5, 1.5",
        "1e3, 1000",
        "1E+3, 1000",
        "' 2.5 ', 2.5",
        ".5, 0.5",
        "5., 5",
        "4.9e-324, 4.9e-324",
        "Infinity, Infinity",
        "-infinity, -Infinity",
        "inf, Infinity",
        "+INF, Infinity",
        "-Inf, -Infinity",
        "NaN, NaN",
        "nan, NaN"
    })
    void texts(String text, double value) {
        assertThat(Fields.number(conversion, text)).isEqualTo(Double.doubleToLongBits(value));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsRefused(Object value) {
        assertThat(Fields.refused(conversion, value)).contains("is not a number that a double holds");
    }

    static List<Object> others() {
        return List.of(
                "",
                " ",
                "abc",
                "1.2.3",
                "1,5",
                "1e",
                "e5",
                ".",
                "1e400",
                "-1e400",
                "1e-400",
                "0x1p3",
                "1d",
                "1f",
                "0.1\u0000",
                "1 2",
                "infinit",
                "1" + "0".repeat(2000),
                new byte[8]);
    }

    @Test
    void fourBytesOnlyWhatTheyHold() {
        assertThat(Fields.hex(real, 0.5)).isEqualTo("3f000000");
        assertThat(Fields.hex(real, -0.0)).isEqualTo("80000000");
        assertThat(Fields.hex(real, 16777216L)).isEqualTo("4b800000");
        assertThat(Fields.hex(real, "inf")).isEqualTo("7f800000");
        assertThat(Fields.hex(real, "NaN")).isEqualTo("7fc00000");
        assertThat(Fields.hex(real, 0.1)).isEqualTo("3dcccccd");
        assertThat(Fields.hex(real, "0.1")).isEqualTo("3dcccccd");
        assertThat(Fields.hex(real, (double) 0.1f)).isEqualTo("3dcccccd");
        assertThat(Fields.refused(real, 0.123456789))
                .isEqualTo(
                        "0.123456789 is not a number that a 4-byte real holds with all its digits; `--reals round` rounds it");
        assertThat(Fields.accepts(real, 0.100000001)).isFalse();
        assertThat(Fields.accepts(real, 3e38)).isTrue();
        assertThat(Fields.accepts(real, 4e38)).isFalse();
        assertThat(Fields.accepts(real, 1e-45)).isTrue();
        assertThat(Fields.accepts(real, 16777217L)).isFalse();
        assertThat(Fields.accepts(real, 1e300)).isFalse();
        assertThat(Fields.accepts(real, 1e-300)).isFalse();
    }

    @Test
    void fourBytesAreRoundedToWhereThatWasAskedFor() {
        Conversion rounding = Fields.conversion(ColumnType.roundedReal());
        assertThat(Fields.hex(rounding, 0.123456789)).isEqualTo("3dfcd6ea");
        assertThat(Fields.hex(rounding, 16777217L)).isEqualTo("4b800000");
        assertThat(Fields.accepts(rounding, 1e300)).isFalse();
        assertThat(Fields.accepts(rounding, 1e-300)).isFalse();
        assertThat(Fields.hex(rounding, "inf")).isEqualTo("7f800000");
    }

    @Property(tries = 500)
    void sixDigitsAreAlwaysHeld(
            @ForAll @IntRange(min = -999_999, max = 999_999) int digits,
            @ForAll @IntRange(min = -36, max = 30) int exponent) {
        double value = new BigDecimal(BigInteger.valueOf(digits), -exponent).doubleValue();
        assertThat(Fields.number(real, value)).isEqualTo(Float.floatToRawIntBits((float) value));
    }

    @Property(tries = 500)
    void anyFourBytesAreThemselves(@ForAll float value) {
        assertThat(Fields.number(real, (double) value)).isEqualTo(Float.floatToRawIntBits(value));
    }
}
