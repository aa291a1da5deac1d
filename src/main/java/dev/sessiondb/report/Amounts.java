package dev.sessiondb.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Amounts {
    private Amounts() {}

    /** {@code 12.3 MB}. */
    static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** The same of an amount that was computed. */
    static String bytes(double bytes) {
        String[] units = {"kB", "MB", "GB", "TB"};
        if (bytes < 1000) {
            return String.format(Locale.ROOT, "%.0f bytes", bytes);
        }
        double value = bytes / 1000;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** {@code 15,607}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 15,607 rows}, {@code 1 row}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 0.42 s}, {@code 12.5 s}, {@code 3 min 05 s}. */
    static String duration(long milliseconds) {
        if (milliseconds < 10_000) {
            return String.format(Locale.ROOT, "%.2f s", milliseconds / 1000.0);
        }
        if (milliseconds < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
        }
        long seconds = Math.round(milliseconds / 1000.0);
        return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
}
