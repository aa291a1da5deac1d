package dev.sessiondb.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as decimal text and back. */
final class Numerals {
    /** PostgreSQL documentation, "Arbitrary Precision Numbers": digits before and after the point. */
    private static final int MOST_INTEGER_DIGITS = 131_072;

    private static final int MOST_FRACTION_DIGITS = 16_383;
    private static final Pattern NUMERAL =
            Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,9})?");

    /** Every decimal of so many digits survives the way through a double; so many more tell all doubles apart. */
    private static final int SURE_DIGITS = 15;

    private static final int ALL_DIGITS = 17;

    private Numerals() {}

    /** Exactly what the text says; space around it does not matter. */
    static Optional<BigDecimal> parse(String text) {
        String bare = text.strip();
        return NUMERAL.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }

    /** Whether PostgreSQL's {@code numeric} has room for it. */
    static boolean inRange(BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        return (long) number.precision() - number.scale() <= MOST_INTEGER_DIGITS
                && (number.scale() <= MOST_FRACTION_DIGITS
                        || number.stripTrailingZeros().scale() <= MOST_FRACTION_DIGITS);
    }

    /** The shortest decimal that stands for this double. */
    static Optional<BigDecimal> shortest(double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = SURE_DIGITS; digits < ALL_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return Optional.of(rounded);
            }
        }
        return Optional.of(exact.round(new MathContext(ALL_DIGITS, RoundingMode.HALF_EVEN)));
    }

    /** Its digits without zeros at either end, and a power of ten: the same text exactly when the numbers are equal. */
    static String canonical(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        String digits = number.unscaledValue().toString();
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end) + "e" + ((long) digits.length() - end - number.scale());
    }
}
