package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code interval}, as months, days and microseconds, each for itself: a month is not thirty days. */
final class IntervalForm implements ColumnForm {
    private static final int LENGTH = 16;
    private static final String WHOLE = "([+-]?\\d{1,9})";
    private static final String SECONDS = "([+-]?\\d{1,15}(?:\\.\\d+)?)";
    private static final Pattern ISO = Pattern.compile("P(?=.)(?:" + WHOLE + "Y)?(?:" + WHOLE + "M)?(?:" + WHOLE
            + "W)?(?:" + WHOLE + "D)?(?:T(?=.)(?:" + WHOLE + "H)?(?:" + WHOLE + "M)?(?:" + SECONDS + "S)?)?");
    private static final Pattern CLOCK = Pattern.compile(
            "(?:([+-]?\\d{1,9}) *days?,?(?: |$))?(?:(-?)(\\d{1,9}):([0-5]\\d)(?::([0-5]\\d(?:\\.\\d+)?))?)?");

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<String> text =
                SourceValues.ascii(row, column).map(String::strip).filter(t -> !t.isEmpty());
        try {
            return text.isPresent() && (putIso(text.get(), out) || putClock(text.get(), out));
        } catch (ArithmeticException e) {
            return false;
        }
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length != LENGTH) {
            return false;
        }
        put(
                BigEndian.getInt(bytes, offset + 12),
                BigEndian.getInt(bytes, offset + 8),
                BigEndian.getLong(bytes, offset),
                out);
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return BigEndian.getInt(bytes, offset + 12) + " months, " + BigEndian.getInt(bytes, offset + 8) + " days, "
                + BigDecimal.valueOf(BigEndian.getLong(bytes, offset), 6).toPlainString() + " seconds";
    }

    private static boolean putIso(String text, CanonicalRow out) {
        Matcher parts = ISO.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        int months = Math.toIntExact(12 * whole(parts.group(1)) + whole(parts.group(2)));
        int days = Math.toIntExact(7 * whole(parts.group(3)) + whole(parts.group(4)));
        put(months, days, micros(whole(parts.group(5)), whole(parts.group(6)), parts.group(7)), out);
        return true;
    }

    private static boolean putClock(String text, CanonicalRow out) {
        Matcher parts = CLOCK.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        long micros = micros(whole(parts.group(3)), whole(parts.group(4)), parts.group(5));
        int days = Math.toIntExact(whole(parts.group(1)));
        put(0, days, "-".equals(parts.group(2)) ? -micros : micros, out);
        return true;
    }

    private static long micros(long hours, long minutes, @Nullable String seconds) {
        BigDecimal second = seconds == null ? BigDecimal.ZERO : new BigDecimal(seconds);
        return second.add(BigDecimal.valueOf(hours * 3600 + minutes * 60))
                .movePointRight(6)
                .longValueExact();
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static void put(int months, int days, long micros, CanonicalRow out) {
        out.putLongs((long) months << Integer.SIZE | days & 0xFFFF_FFFFL, micros);
    }
}
