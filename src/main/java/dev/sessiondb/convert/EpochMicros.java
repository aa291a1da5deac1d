package dev.sessiondb.convert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads numbers as microseconds since 1970-01-01T00:00:00Z. Not thread-safe. */
final class EpochMicros {
    /** Noon of 24 November 4714 BC is day 0; midnight of 1970-01-01 is this. */
    private static final BigDecimal UNIX_EPOCH = new BigDecimal("2440587.5");

    private static final BigDecimal MILLISECONDS_PER_DAY = new BigDecimal(86_400_000);
    private static final double OUT_OF_RANGE = 1e19;
    private static final double DOUBTFUL = 0.25;
    private static final double SURE_BELOW = 0x1p51;
    private static final int LONGEST_NUMERAL = 64;
    private static final int MOST_DIGITS = 19;

    /** 2001-01-01T00:00:00Z. */
    private static final long COCOA_EPOCH = 978_307_200_000_000L;
    /** 1601-01-01T00:00:00Z. */
    private static final long CHROME_EPOCH = -11_644_473_600_000_000L;

    private final NumericTime unit;
    private final long epoch;
    private final Decimal decimal = new Decimal();
    private long micros;

    EpochMicros(NumericTime counted) {
        switch (counted) {
            case COCOA_SECONDS -> {
                unit = NumericTime.SECONDS;
                epoch = COCOA_EPOCH;
            }
            case CHROME_MICROSECONDS -> {
                unit = NumericTime.MICROSECONDS;
                epoch = CHROME_EPOCH;
            }
            default -> {
                unit = counted;
                epoch = 0;
            }
        }
    }

    long micros() {
        return micros;
    }

    /** A whole number; false when it is out of range or finer than a microsecond. */
    boolean whole(long value) {
        return counted(value) && sinceEpoch();
    }

    private boolean sinceEpoch() {
        long since = micros + epoch;
        boolean overflow = ((micros ^ since) & (epoch ^ since)) < 0;
        micros = since;
        return !overflow;
    }

    private boolean counted(long value) {
        return switch (unit) {
            case SECONDS -> scaled(value, 1_000_000);
            case MILLISECONDS -> scaled(value, 1_000);
            case MICROSECONDS -> scaled(value, 1);
            case NANOSECONDS -> value % 1_000 == 0 && scaled(value / 1_000, 1);
            case JULIAN_DAYS -> measured((double) value);
            case COCOA_SECONDS, CHROME_MICROSECONDS -> false;
        };
    }

    /**
     * A real: the shortest decimal that stands for it, rounded half-even to the microsecond, Julian days to the millisecond, as fine as SQLite reads them.
     */
    boolean real(double value) {
        return measured(value) && sinceEpoch();
    }

    private boolean measured(double value) {
        if (Double.isNaN(value) || Math.abs(value) > OUT_OF_RANGE) {
            return false;
        }
        return unit == NumericTime.SECONDS && seconds(value) || exactly(value);
    }

    /** A numeral written as text counts as the number SQLite would make of it; digits that would change fail. */
    boolean numeral(byte[] bytes) {
        if (bytes.length > LONGEST_NUMERAL || !decimal.parse(bytes)) {
            return false;
        }
        if (decimal.zero()) {
            return whole(0);
        }
        if (decimal.pointAt() > MOST_DIGITS || decimal.scale() > LONGEST_NUMERAL) {
            return false;
        }
        BigDecimal value = new BigDecimal(new String(bytes, StandardCharsets.ISO_8859_1).strip());
        if (decimal.scale() == 0 && value.toBigInteger().bitLength() < 64) {
            return whole(value.longValue());
        }
        boolean read = real(value.doubleValue());
        return read
                && (unit == NumericTime.JULIAN_DAYS
                        || inMicroseconds(value).compareTo(new BigDecimal(micros - epoch)) == 0);
    }

    /**
     * The fast way, where it is beyond doubt: below 2^51 microseconds the double's own step and this multiplication are together off by less than 3/8, so a product next to a whole number rounds to it.
     */
    private boolean seconds(double value) {
        double product = value * 1e6;
        double nearest = Math.rint(product);
        if (Math.abs(product) >= SURE_BELOW || Math.abs(product - nearest) >= DOUBTFUL) {
            return false;
        }
        micros = (long) nearest;
        return true;
    }

    private boolean exactly(double value) {
        BigDecimal rounded = inMicroseconds(Numerals.shortest(value)).setScale(0, RoundingMode.HALF_EVEN);
        micros = rounded.longValue();
        return rounded.unscaledValue().bitLength() < 64;
    }

    private BigDecimal inMicroseconds(BigDecimal value) {
        return switch (unit) {
            case SECONDS -> value.movePointRight(6);
            case MILLISECONDS -> value.movePointRight(3);
            case MICROSECONDS -> value;
            case NANOSECONDS -> value.movePointLeft(3);
            case JULIAN_DAYS ->
                value.subtract(UNIX_EPOCH)
                        .multiply(MILLISECONDS_PER_DAY)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .movePointRight(3);
            case COCOA_SECONDS, CHROME_MICROSECONDS -> throw new IllegalStateException("counted from another epoch");
        };
    }

    private boolean scaled(long value, long factor) {
        if (value > Long.MAX_VALUE / factor || value < Long.MIN_VALUE / factor) {
            return false;
        }
        micros = value * factor;
        return true;
    }
}
