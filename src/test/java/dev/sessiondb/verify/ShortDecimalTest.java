package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a number comes from, it is the one that {@code BigDecimal} has. */
class ShortDecimalTest {
    private final ShortDecimal decimal = new ShortDecimal();

    @Property
    void fromEveryFormTheSame(
            @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long unscaled,
            @ForAll @IntRange(max = 14) int scale) {
        BigDecimal number = BigDecimal.valueOf(unscaled, scale);
        assertThat(decimal.set(number)).isTrue();
        assertIs(number);
        assertThat(decimal.set(number.doubleValue())).isTrue();
        assertIs(number);
        byte[] text = number.toPlainString().getBytes(StandardCharsets.US_ASCII);
        assertThat(decimal.set(text)).isEqualTo(text.length - (unscaled < 0 ? 1 : 0) <= 18);
        byte[] sent = Sent.numeric(number.toPlainString());
        if (BinaryNumeric.decode(sent, 0, sent.length, decimal)) {
            assertIs(number);
        }
        if (decimal.set(text)) {
            assertIs(number);
        }
    }

    @Property
    void anyDoubleIsItsShortestDecimalOrTooLong(@ForAll double value) {
        if (decimal.set(value)) {
            assertIs(Numerals.shortest(value).orElseThrow());
        }
    }

    @Property
    void anyLong(@ForAll long value) {
        assertThat(decimal.set(value)).isEqualTo(Math.abs((double) value) < 1e18);
        if (decimal.set(value)) {
            assertIs(BigDecimal.valueOf(value));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 0.1, 0.3, 12.34, -1.005, 1e14, 123456789012345.0, 1e-14, 9.99999999999999})
    void doublesOfFewDigits(double value) {
        assertThat(decimal.set(value)).isTrue();
        assertIs(Numerals.shortest(value).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.MIN_VALUE,
                1e15,
                9007199254740993.0,
                0.30000000000000004,
                1 / 3.0,
                1e-15
            })
    void doublesOfMany(double value) {
        assertThat(decimal.set(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                ".5",
                "1e3",
                " 1",
                "1 ",
                "1.2.3",
                "--1",
                "1-",
                "NaN",
                "1234567890123456789",
                "١"
            })
    void textsThatAreLeftToOthers(String text) {
        assertThat(decimal.set(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void integerDigits() {
        for (String number : new String[] {"0.001", "0.1", "1", "9.99", "10", "123.4500", "1000000", "-99"}) {
            BigDecimal value = new BigDecimal(number);
            assertThat(decimal.set(value)).isTrue();
            assertThat(decimal.integerDigits()).as(number).isEqualTo(value.precision() - value.scale());
        }
    }

    private void assertIs(BigDecimal number) {
        assertThat(BigDecimal.valueOf(decimal.digits(), -decimal.power())).isEqualByComparingTo(number);
        assertThat(decimal.digits() % 10 != 0 || decimal.digits() == 0 && decimal.power() == 0)
                .as("%d e %d", decimal.digits(), decimal.power())
                .isTrue();
    }
}
