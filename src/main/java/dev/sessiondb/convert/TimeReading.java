package dev.sessiondb.convert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a number in a column of times reads, for messages. */
public final class TimeReading {

    private TimeReading() {}

    public static Optional<Instant> of(NumericTime unit, long number) {
        EpochMicros reader = new EpochMicros(unit);
        return reader.whole(number) ? Optional.of(instant(reader)) : Optional.empty();
    }

    public static Optional<Instant> of(NumericTime unit, double number) {
        EpochMicros reader = new EpochMicros(unit);
        return reader.real(number) ? Optional.of(instant(reader)) : Optional.empty();
    }

    private static Instant instant(EpochMicros reader) {
        return Instant.EPOCH.plus(reader.micros(), ChronoUnit.MICROS);
    }
}
