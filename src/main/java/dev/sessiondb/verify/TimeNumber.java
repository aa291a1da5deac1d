package dev.sessiondb.verify;

import dev.sessiondb.convert.NumericTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Times written as numbers, in microseconds since 1970 in UTC. */
final class TimeNumber {
    private static final BigDecimal DAY_MILLISECONDS = BigDecimal.valueOf(86_400_000);

    /** Noon of 24 November 4714 BC to 1970: 2440587.5 days. */
    private static final BigDecimal JULIAN_EPOCH_MILLISECONDS = BigDecimal.valueOf(210_866_760_000_000L);

    private static final BigDecimal COCOA_EPOCH_SECONDS = BigDecimal.valueOf(978_307_200L);
    private static final BigDecimal CHROME_EPOCH_MICROSECONDS = BigDecimal.valueOf(-11_644_473_600_000_000L);

    private final NumericTime unit;

    TimeNumber(NumericTime unit) {
        this.unit = unit;
    }

    /** A whole number; empty when it is finer than a microsecond. */
    Optional<Long> of(long value) {
        return exact(scaled(BigDecimal.valueOf(value)));
    }

    /** The decimal a double stands for, rounded to microseconds. */
    Optional<Long> of(double value) {
        return Numerals.shortest(value).flatMap(number -> exact(scaled(number).setScale(0, RoundingMode.HALF_EVEN)));
    }

    /** A numeral counts as the number SQLite would make of it. */
    Optional<Long> of(String text) {
        return Numerals.parse(text).flatMap(number -> {
            Optional<Long> whole = exact(number);
            return whole.isPresent() ? of(whole.get().longValue()) : of(number.doubleValue());
        });
    }

    private BigDecimal scaled(BigDecimal value) {
        return switch (unit) {
            case SECONDS -> value.scaleByPowerOfTen(6);
            case MILLISECONDS -> value.scaleByPowerOfTen(3);
            case MICROSECONDS -> value;
            case NANOSECONDS -> value.scaleByPowerOfTen(-3);
            case JULIAN_DAYS -> julian(value).scaleByPowerOfTen(3);
            case COCOA_SECONDS -> value.add(COCOA_EPOCH_SECONDS).scaleByPowerOfTen(6);
            case CHROME_MICROSECONDS -> value.add(CHROME_EPOCH_MICROSECONDS);
        };
    }

    private static BigDecimal julian(BigDecimal days) {
        return days.multiply(DAY_MILLISECONDS)
                .subtract(JULIAN_EPOCH_MILLISECONDS)
                .setScale(0, RoundingMode.HALF_EVEN);
    }

    private static Optional<Long> exact(BigDecimal number) {
        if (number.precision() - (long) number.scale() > 20) {
            return Optional.empty();
        }
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
