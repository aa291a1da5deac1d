package dev.sessiondb.verify;

import java.math.BigDecimal;

/**
 * REALs as SQLite's {@code printf('%!.15g')} prints them, with 16 or 17 digits where 15 stand for another double. Source: SQLite documentation, "Built-in printf()". (What {@code CAST(x AS TEXT)} prints
 * depends on SQLite's version.)
 */
final class SqliteReals {
    private static final int USUAL_DIGITS = 15;
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private SqliteReals() {}

    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";
        }
        if (value == 0) {
            return Double.toString(value);
        }
        BigDecimal number = Numerals.shortest(value).orElseThrow();
        int digits = Math.max(USUAL_DIGITS, number.stripTrailingZeros().precision());
        return print(number.stripTrailingZeros(), digits);
    }

    private static String print(BigDecimal number, int digits) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < digits) {
            return withPoint(number.toPlainString());
        }
        BigDecimal mantissa = number.scaleByPowerOfTen(-exponent);
        return withPoint(mantissa.toPlainString())
                + String.format("e%c%02d", exponent < 0 ? '-' : '+', Math.abs(exponent));
    }

    private static String withPoint(String plain) {
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
