package dev.sessiondb.convert;

import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * {@code timestamptz}, a time without zone being in the spec's, and {@code timestamp}, the clock as written, or in UTC where a zone or a number is: microseconds since 2000-01-01. Range: PostgreSQL documentation, "Date/Time Types".
 */
final class TimestampConversion implements ValueConversion {
    /** 2000-01-01T00:00:00Z. */
    static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    /** 4714-11-24 BC and 294277-01-01, in microseconds since 2000. */
    private static final long LEAST = -211_813_488_000_000_000L;

    private static final long BEYOND = 9_223_371_331_200_000_000L;

    private final Instants instants;
    private final ZoneId zone;

    TimestampConversion(ConversionSpec spec) {
        boolean zoneless = spec.type().kind() == TypeKind.TIMESTAMP;
        this.zone = spec.zone();
        this.instants = new Instants(zoneless ? ConversionSpec.of(spec.type()).numericTime(spec.numericTime()) : spec);
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (!instants.read(row, column, storage)) {
            return false;
        }
        long micros = instants.micros() - POSTGRES_EPOCH;
        if (instants.micros() < Long.MIN_VALUE + POSTGRES_EPOCH || micros < LEAST || micros >= BEYOND) {
            return false;
        }
        out.putInt(8);
        out.putLong(micros);
        return true;
    }

    @Override
    public String expectation() {
        return "a time (ISO 8601 with at most microseconds, or a number)";
    }

    @Override
    public String reason(RowCursor row, int column) {
        boolean empty = row.storageClass(column) == StorageClass.TEXT
                && !row.large(column)
                && new String(row.bytes(column), StandardCharsets.ISO_8859_1).isBlank();
        if (empty) {
            return "the text is empty, which is not a time";
        }
        if (!instants.read(row, column, row.storageClass(column)) && instants.skipped()) {
            return ValueText.of(row, column) + " does not exist in " + zone + ": the clocks skip it";
        }
        return ValueConversion.super.reason(row, column);
    }
}
