package dev.sessiondb.convert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Doubles as decimals. */
final class Numerals {
    /** Every decimal of so many digits survives the way through a double; 17 tell all doubles apart. */
    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final MathContext SIXTEEN = new MathContext(16, RoundingMode.HALF_EVEN);
    private static final MathContext SEVENTEEN = new MathContext(17, RoundingMode.HALF_EVEN);

    private Numerals() {}

    /**
     * The shortest decimal of 15 to 17 digits that reads back as the same double, without zeros at the end; Java 17's {@code Double.toString} isn't always the shortest.
     *
     * @param value finite
     */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact.round(FIFTEEN);
        if (rounded.doubleValue() != value) {
            rounded = exact.round(SIXTEEN);
        }
        return (rounded.doubleValue() == value ? rounded : exact.round(SEVENTEEN)).stripTrailingZeros();
    }

    /** A real as SQLite itself turns it into text ({@code %!.15g}), with 17 digits where 15 would lose something. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= Math.max(15, shortest.precision())) {
            return scientific(shortest, exponent);
        }
        String plain = shortest.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? digits.substring(1) : "0";
        String sign = value.signum() < 0 ? "-" : "";
        String power = String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
        return sign + digits.charAt(0) + "." + fraction + power;
    }
}
