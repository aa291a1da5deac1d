package dev.sessiondb.convert;

import java.math.BigDecimal;

/** A point in time as the number that the column counts in; only where reading it gives the same microsecond again. */
final class NumericTimeSpelling {
    private static final BigDecimal UNIX_EPOCH = new BigDecimal("2440587.5");
    private static final double MICROS_PER_DAY = 86_400_000_000.0;

    private final NumericTime unit;
    private final EpochMicros reader;

    NumericTimeSpelling(NumericTime unit) {
        this.unit = unit;
        this.reader = new EpochMicros(unit);
    }

    boolean whole(long micros, StoredValue out) {
        long perUnit =
                switch (unit) {
                    case SECONDS -> 1_000_000;
                    case MILLISECONDS -> 1_000;
                    case MICROSECONDS, NANOSECONDS -> 1;
                    case JULIAN_DAYS, COCOA_SECONDS, CHROME_MICROSECONDS -> Long.MAX_VALUE;
                };
        if (micros % perUnit != 0) {
            return false;
        }
        long number = unit == NumericTime.NANOSECONDS ? micros * 1000 : micros / perUnit;
        return reader.whole(number) && reader.micros() == micros && out.setNumber(number);
    }

    boolean real(long micros, StoredValue out) {
        double number =
                switch (unit) {
                    case SECONDS -> micros / 1e6;
                    case MILLISECONDS -> micros / 1e3;
                    case MICROSECONDS -> micros;
                    case NANOSECONDS -> micros * 1e3;
                    case JULIAN_DAYS -> UNIX_EPOCH.doubleValue() + micros / MICROS_PER_DAY;
                    case COCOA_SECONDS, CHROME_MICROSECONDS -> Double.NaN;
                };
        return reader.real(number) && reader.micros() == micros && out.setReal(number);
    }
}
