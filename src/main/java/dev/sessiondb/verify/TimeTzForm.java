package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code timetz}, as microseconds since midnight and seconds west of Greenwich. */
final class TimeTzForm implements ColumnForm {
    private static final int LENGTH = 12;
    private static final Pattern PARTS = Pattern.compile("([^Zz+-]*?) *([Zz]|[+-].*)?");

    private final ZoneId zone;

    /** @param zone of times written without one */
    TimeTzForm(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<Matcher> parts = SourceValues.ascii(row, column)
                .map(text -> PARTS.matcher(text.strip()))
                .filter(Matcher::matches);
        Optional<Long> micros = parts.flatMap(p -> TimeText.parseClock(p.group(1)));
        Optional<ZoneOffset> offset = parts.flatMap(p -> offset(Optional.ofNullable(p.group(2))));
        if (micros.isEmpty() || offset.isEmpty() || micros.get() > TimeText.DAY) {
            return false;
        }
        out.putLongs(micros.get(), -offset.get().getTotalSeconds());
        return true;
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length != LENGTH) {
            return false;
        }
        out.putLongs(BigEndian.getLong(bytes, offset), BigEndian.getInt(bytes, offset + Long.BYTES));
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return new TimeForm().targetWords(bytes, offset, Long.BYTES)
                + ZoneOffset.ofTotalSeconds(-BigEndian.getInt(bytes, offset + Long.BYTES));
    }

    private Optional<ZoneOffset> offset(Optional<String> written) {
        try {
            return written.isPresent()
                    ? Optional.of(ZoneOffset.of(written.get().toUpperCase(Locale.ROOT)))
                    : zone.getRules().getValidOffsets(LocalDateTime.of(1970, 1, 1, 0, 0)).stream()
                            .findFirst()
                            .filter(any -> zone.getRules().isFixedOffset());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
