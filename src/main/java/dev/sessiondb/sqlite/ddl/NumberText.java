package dev.sessiondb.sqlite.ddl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite's number literals; see "Numeric Literals" in its documentation. */
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile(
            "0[xX][0-9a-fA-F]+(_[0-9a-fA-F]+)*|(\\d+(_\\d+)*(\\.(\\d+(_\\d+)*)?)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    /** The magnitude of the least integer: {@code -9223372036854775808} is one to SQLite. */
    private static final BigDecimal LARGEST_INTEGER = new BigDecimal(BigInteger.ONE.shiftLeft(63));

    private static final int LARGEST_EXPONENT = 308;

    private NumberText() {}

    /** Where the number that starts there ends. */
    static int end(String sql, int start) {
        Matcher matcher = NUMBER.matcher(sql).region(start, sql.length());
        if (!matcher.lookingAt()) {
            throw new NotUnderstood("not a number");
        }
        return matcher.end();
    }

    /** The exact value; what SQLite takes for a REAL has at least one digit after the point. */
    static BigDecimal value(String literal) {
        String text = literal.replace("_", "");
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return hexadecimal(text.substring(2));
        }
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponentAt >= 0 && exponentTooLarge(text.substring(exponentAt + 1))) {
            throw new NotUnderstood("a number out of range");
        }
        BigDecimal value = new BigDecimal(text);
        boolean real = exponentAt >= 0 || text.indexOf('.') >= 0 || value.compareTo(LARGEST_INTEGER) > 0;
        return real && value.scale() < 1 ? value.setScale(1) : value;
    }

    private static boolean exponentTooLarge(String exponent) {
        return new BigInteger(exponent).abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0;
    }

    private static BigDecimal hexadecimal(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 16) {
            throw new NotUnderstood("a hexadecimal number out of range");
        }
        return BigDecimal.valueOf(Long.parseUnsignedLong(significant, 16));
    }
}
