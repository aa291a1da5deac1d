package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;

/** {@code double precision}, texts that are no numerals being times: seconds since 1970. */
final class EpochForm implements ColumnForm {
    private static final int MICROSECOND_DIGITS = 6;

    private final DoubleForm numbers = new DoubleForm();
    private final ZoneId zone;

    EpochForm(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        if (numbers.putSource(row, column, out)) {
            return true;
        }
        Optional<Double> seconds = row.storageClass(column) == StorageClass.TEXT
                ? SourceValues.ascii(row, column).flatMap(this::seconds)
                : Optional.empty();
        seconds.ifPresent(value -> out.putLong(Double.doubleToLongBits(value)));
        return seconds.isPresent();
    }

    private Optional<Double> seconds(String text) {
        return TimeText.parse(text)
                .flatMap(time -> time.instant(zone))
                .map(micros -> BigDecimal.valueOf(micros, MICROSECOND_DIGITS).doubleValue());
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return numbers.putTarget(bytes, offset, length, out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return numbers.targetWords(bytes, offset, length);
    }
}
