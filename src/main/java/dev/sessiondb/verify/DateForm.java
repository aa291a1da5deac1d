package dev.sessiondb.verify;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.store.RowCursor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code date}: a date, or a timestamp that is midnight in UTC. */
final class DateForm implements ColumnForm {
    private final TimeNumber numbers;

    DateForm(ConversionSpec spec) {
        this.numbers = new TimeNumber(spec.numericTime());
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<Long> micros =
                switch (row.storageClass(column)) {
                    case INTEGER -> numbers.of(row.longValue(column));
                    case REAL -> numbers.of(row.doubleValue(column));
                    case TEXT -> SourceValues.ascii(row, column).flatMap(this::parse);
                    case BLOB, NULL -> Optional.empty();
                };
        return micros.isPresent() && put(micros.get(), out);
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length != Integer.BYTES) {
            return false;
        }
        out.putLong(BigEndian.getInt(bytes, offset));
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        int value = BigEndian.getInt(bytes, offset);
        if (value == Integer.MAX_VALUE || value == Integer.MIN_VALUE) {
            return value > 0 ? "infinity" : "-infinity";
        }
        return LocalDate.ofEpochDay(value + TargetEpoch.DAYS).toString();
    }

    private Optional<Long> parse(String text) {
        Optional<TimeText> time = TimeText.parse(text);
        return time.isPresent() ? time.get().instant(ZoneOffset.UTC) : numbers.of(text);
    }

    private static boolean put(long micros, CanonicalRow out) {
        long day = Math.floorDiv(micros, TimeText.DAY);
        if (day * TimeText.DAY != micros || !TargetEpoch.holdsDate(day)) {
            return false;
        }
        out.putLong(day - TargetEpoch.DAYS);
        return true;
    }
}
