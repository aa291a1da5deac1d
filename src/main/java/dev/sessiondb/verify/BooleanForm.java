package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code boolean}: 0 and 1, and PostgreSQL's words for true and false. */
final class BooleanForm implements ColumnForm {
    private static final Map<String, Boolean> TEXTS = Map.ofEntries(
            Map.entry("true", true),
            Map.entry("t", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("on", true),
            Map.entry("1", true),
            Map.entry("false", false),
            Map.entry("f", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("off", false),
            Map.entry("0", false));

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> put(row.longValue(column), out);
            case REAL -> put(row.doubleValue(column), out);
            case TEXT -> putText(SourceValues.ascii(row, column), out);
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length == 1 && put((long) bytes[offset], out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Boolean.toString(bytes[offset] != 0);
    }

    private static boolean put(long value, CanonicalRow out) {
        if (value != 0 && value != 1) {
            return false;
        }
        out.putLong(value);
        return true;
    }

    private static boolean put(double value, CanonicalRow out) {
        return value == Math.rint(value) && put((long) value, out);
    }

    private static boolean putText(Optional<String> text, CanonicalRow out) {
        Optional<Boolean> value = text.map(t -> TEXTS.get(t.toLowerCase(Locale.ROOT)));
        return value.isPresent() && put(value.get() ? 1L : 0L, out);
    }
}
