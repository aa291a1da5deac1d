package dev.sessiondb.verify;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.store.RowCursor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code timestamptz}, as microseconds since 1970 in UTC, and {@code timestamp}, the same of the wall clock as written, or in UTC where a zone or a number is. */
final class TimestampForm implements ColumnForm {
    private final TimeNumber numbers;
    private final ZoneId zone;
    private final boolean zoned;
    private final boolean utc;

    TimestampForm(ConversionSpec spec, boolean zoned) {
        this.numbers = new TimeNumber(spec.numericTime());
        this.zone = zoned ? spec.zone() : ZoneOffset.UTC;
        this.zoned = zoned;
        this.utc = zone.normalized().equals(ZoneOffset.UTC);
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> put(numbers.of(row.longValue(column)), out);
            case REAL -> put(numbers.of(row.doubleValue(column)), out);
            case TEXT -> putText(row, column, out);
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length != Long.BYTES) {
            return false;
        }
        out.putLong(BigEndian.getLong(bytes, offset));
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        long value = BigEndian.getLong(bytes, offset);
        if (value == Long.MAX_VALUE || value == Long.MIN_VALUE) {
            return value > 0 ? "infinity" : "-infinity";
        }
        Instant instant = Instant.EPOCH.plus(TargetEpoch.DAYS, ChronoUnit.DAYS).plus(value, ChronoUnit.MICROS);
        return zoned
                ? instant.toString()
                : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private boolean putText(RowCursor row, int column, CanonicalRow out) {
        if (row.large(column)) {
            return false;
        }
        byte[] text = row.bytes(column);
        long micros = FastTimestamp.micros(text, 0, text.length);
        if (micros == FastTimestamp.UNKNOWN || !(utc || FastTimestamp.utc(text, 0, text.length))) {
            return putAnyText(row, column, out);
        }
        return put(micros, out);
    }

    private boolean putAnyText(RowCursor row, int column, CanonicalRow out) {
        Optional<String> text = SourceValues.ascii(row, column);
        if (text.isEmpty()) {
            return false;
        }
        Optional<TimeText> time = TimeText.parse(text.get());
        return put(time.isPresent() ? time.get().instant(zone) : numbers.of(text.get()), out);
    }

    private static boolean put(Optional<Long> micros, CanonicalRow out) {
        return micros.isPresent() && put(micros.get().longValue(), out);
    }

    private static boolean put(long micros, CanonicalRow out) {
        if (!TargetEpoch.holdsTimestamp(micros)) {
            return false;
        }
        out.putLong(micros - TargetEpoch.MICROSECONDS);
        return true;
    }
}
