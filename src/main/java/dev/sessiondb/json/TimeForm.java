package dev.sessiondb.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as session files spell them: ISO 8601 with a {@code T} or a space, with or without fraction and zone (none means UTC), or a number of seconds or milliseconds since 1970. What this takes, a conversion to
 * {@code timestamptz} takes too.
 */
final class TimeForm {
    private static final Pattern ISO = Pattern.compile(
            "((?!0000)\\d{4})-(\\d\\d)-(\\d\\d)(?:[ Tt]([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:[.,](\\d{1,6})0*)?)? ?(?:[Zz]|([+-])(0\\d|1[0-4])(?::?([0-5]\\d))?)?)?");
    private static final Pattern NUMERAL = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,6})?");
    private static final int LONGEST = 40;
    private static final long MICROS = 1_000_000;
    /** The year 5138 in seconds; smaller numbers count seconds, larger ones milliseconds. */
    private static final BigDecimal SECONDS_BELOW = new BigDecimal("1e11");

    private static final BigDecimal FRACTIONS_FROM = new BigDecimal("1e8");
    private static final BigDecimal MILLISECONDS_BELOW = new BigDecimal("1e14");

    private TimeForm() {}

    static boolean isText(String text) {
        return ofText(text).isPresent();
    }

    /** Microseconds since 1970. */
    private static OptionalLong ofText(String text) {
        Matcher iso = ISO.matcher(text.length() > LONGEST ? "" : text);
        if (!iso.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDate date = LocalDate.of(group(iso, 1), group(iso, 2), group(iso, 3));
            long seconds = date.toEpochDay() * 86_400 + group(iso, 4) * 3600L + group(iso, 5) * 60L + group(iso, 6);
            return OptionalLong.of((seconds - offset(iso)) * MICROS + fraction(iso.group(7)));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static long offset(Matcher iso) {
        long seconds = group(iso, 9) * 3600L + group(iso, 10) * 60L;
        return "-".equals(iso.group(8)) ? -seconds : seconds;
    }

    private static int group(Matcher iso, int number) {
        String digits = iso.group(number);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000").substring(0, 6));
    }

    /** Fractions near 1970 are left out: they could be days. */
    static boolean isSeconds(Cell number) {
        if (!number.isNumber() || !plain(number.text())) {
            return false;
        }
        BigDecimal size = number.decimal().abs();
        return size.compareTo(SECONDS_BELOW) < 0
                && (number.kind() == Cell.Kind.INTEGER || size.compareTo(FRACTIONS_FROM) >= 0);
    }

    static boolean isMilliseconds(Cell number) {
        if (!number.isNumber() || !plain(number.text())) {
            return false;
        }
        BigDecimal size = number.decimal().abs();
        return size.compareTo(SECONDS_BELOW) >= 0
                && size.compareTo(MILLISECONDS_BELOW) < 0
                && size.stripTrailingZeros().scale() <= 3;
    }

    private static boolean plain(String text) {
        return NUMERAL.matcher(text).matches();
    }

    /** For comparing: microseconds since 1970, of digits in a string, too; the least number there is for what is no time. */
    static long rank(Cell cell) {
        if (cell.kind() == Cell.Kind.STRING) {
            OptionalLong text = ofText(cell.text().strip());
            return text.isPresent() ? text.getAsLong() : numeral(cell.text().strip());
        }
        return cell.isNumber() ? numeral(cell.text()) : Long.MIN_VALUE;
    }

    private static long numeral(String text) {
        if (!plain(text)) {
            return Long.MIN_VALUE;
        }
        BigDecimal number = new BigDecimal(text);
        if (number.abs().compareTo(MILLISECONDS_BELOW) >= 0) {
            return Long.MIN_VALUE;
        }
        return number.movePointRight(number.abs().compareTo(SECONDS_BELOW) < 0 ? 6 : 3)
                .longValue();
    }
}
