package dev.sessiondb.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the numbers in a column of times may count: one thing for all of them. */
enum NumberUnit {
    SECONDS,
    MILLISECONDS,
    MICROSECONDS,
    NANOSECONDS,
    JULIAN_DAYS,
    /** Seconds since 2001, as Core Data writes them. */
    COCOA_SECONDS,
    /** Microseconds since 1601, as Chrome writes them. */
    CHROME_MICROSECONDS;

    private static final BigDecimal UNIX_EPOCH_AS_JULIAN_DAY = new BigDecimal("2440587.5");
    private static final BigDecimal MILLISECONDS_PER_DAY = new BigDecimal(86_400_000);
    private static final BigDecimal COCOA_EPOCH = new BigDecimal(978_307_200);
    private static final BigDecimal CHROME_EPOCH = new BigDecimal("11644473600000000");

    /** Microseconds since 1970, to the next one. */
    BigDecimal micros(BigDecimal number) {
        BigDecimal exact =
                switch (this) {
                    case SECONDS -> number.movePointRight(6);
                    case MILLISECONDS -> number.movePointRight(3);
                    case MICROSECONDS -> number;
                    case NANOSECONDS -> number.movePointLeft(3);
                    case JULIAN_DAYS -> milliseconds(number).movePointRight(3);
                    case COCOA_SECONDS -> number.add(COCOA_EPOCH).movePointRight(6);
                    case CHROME_MICROSECONDS -> number.subtract(CHROME_EPOCH);
                };
        return exact.setScale(0, RoundingMode.HALF_EVEN);
    }

    /** SQLite itself reads Julian days no finer. */
    private static BigDecimal milliseconds(BigDecimal days) {
        return days.subtract(UNIX_EPOCH_AS_JULIAN_DAY)
                .multiply(MILLISECONDS_PER_DAY)
                .setScale(0, RoundingMode.HALF_EVEN);
    }
}
