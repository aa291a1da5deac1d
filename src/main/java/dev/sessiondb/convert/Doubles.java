package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a source value as a double. Not thread-safe. */
final class Doubles {
    private static final int LONGEST_WORD = 9;

    /** In bytes; more digits than a double can tell apart are 767. */
    private static final int LONGEST = 2000;

    private final Decimal decimal = new Decimal();
    private double value;

    /** Whether there is such a double; then {@link #value} is it. A numeral counts as the double nearest to it. */
    boolean read(RowCursor row, int column, StorageClass storage) {
        return switch (storage) {
            case REAL -> found(row.doubleValue(column));
            case INTEGER -> whole(row.longValue(column));
            case TEXT -> !row.large(column) && text(row.bytes(column));
            default -> false;
        };
    }

    double value() {
        return value;
    }

    private boolean found(double number) {
        value = number;
        return true;
    }

    private boolean whole(long number) {
        return exact(number) && found((double) number);
    }

    /** Whether a double holds the number. */
    static boolean exact(long number) {
        double nearest = (double) number;
        return (long) nearest == number && nearest != 0x1p63;
    }

    private boolean text(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return false;
        }
        if (!decimal.parse(bytes)) {
            return bytes.length <= LONGEST_WORD && word(ascii(bytes));
        }
        double nearest = Double.parseDouble(ascii(bytes));
        boolean lost = Double.isInfinite(nearest) || nearest == 0 && !decimal.zero();
        return !lost && found(nearest);
    }

    private boolean word(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity" -> found(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> found(Double.NEGATIVE_INFINITY);
            case "nan" -> found(Double.NaN);
            default -> false;
        };
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
