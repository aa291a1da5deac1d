package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** {@code date}: a date, or a time that is midnight in UTC and not written with another zone. Days since 2000-01-01. Range: PostgreSQL documentation, "Date/Time Types". */
final class DateConversion implements ValueConversion {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long POSTGRES_EPOCH_DAY = 10_957;

    /** 4714-11-24 BC; the latest time in microseconds is well before the last date. */
    private static final long LEAST_DAY = -2_451_545;

    private final Instants instants;

    DateConversion(ConversionSpec spec) {
        this.instants = new Instants(ConversionSpec.of(spec.type()).numericTime(spec.numericTime()));
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (!instants.read(row, column, storage) || instants.offsetSeconds() != 0) {
            return false;
        }
        long days = Math.floorDiv(instants.micros(), MICROS_PER_DAY) - POSTGRES_EPOCH_DAY;
        if (Math.floorMod(instants.micros(), MICROS_PER_DAY) != 0 || days < LEAST_DAY) {
            return false;
        }
        out.putInt(4);
        out.putInt((int) days);
        return true;
    }

    @Override
    public String expectation() {
        return "a date, or a time that is midnight";
    }
}
