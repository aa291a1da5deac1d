package dev.sessiondb.convert;

import dev.sessiondb.store.ByteSlice;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** {@code text}, {@code varchar(n)} and {@code char(n)}: UTF-8 without NUL, never cut; numbers as SQLite writes them. */
final class TextConversion implements ValueConversion {
    private final OptionalInt limit;
    private final Utf8 utf8 = new Utf8();
    private final ByteSlice text = new ByteSlice();

    TextConversion(OptionalInt limit) {
        this.limit = limit;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        return switch (storage) {
            case TEXT -> row.large(column) ? large(row, column, out) : put(row, column, out);
            case INTEGER -> put(ascii(Long.toString(row.longValue(column))), out);
            case REAL -> put(ascii(Numerals.text(row.doubleValue(column))), out);
            default -> false;
        };
    }

    private boolean put(RowCursor row, int column, FieldBuffer out) {
        row.slice(column, text);
        return put(out);
    }

    private boolean put(byte[] bytes, FieldBuffer out) {
        text.set(bytes, 0, bytes.length);
        return put(out);
    }

    private boolean put(FieldBuffer out) {
        if (!utf8.check(text.array(), text.start(), text.length()) || tooLong(utf8)) {
            return false;
        }
        out.putInt(text.length());
        out.putBytes(text.array(), text.start(), text.length());
        return true;
    }

    private boolean large(RowCursor row, int column, FieldBuffer out) {
        if (!LargeValues.fits(row, column)) {
            return false;
        }
        Utf8 check = LargeValues.check(row, column);
        if (!check.complete() || tooLong(check)) {
            return false;
        }
        LargeValues.send(row, column, out);
        return true;
    }

    private boolean tooLong(Utf8 check) {
        return limit.isPresent() && check.characters() > limit.getAsInt();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String expectation() {
        return limit.isPresent() ? "a text of at most " + limit.getAsInt() + " characters" : "a text";
    }

    @Override
    public String reason(RowCursor row, int column) {
        if (row.storageClass(column) != StorageClass.TEXT) {
            return ValueText.of(row, column) + " is not " + expectation();
        }
        if (!LargeValues.fits(row, column)) {
            return ValueText.of(row, column) + " is over PostgreSQL's limit of 1 GB for one value";
        }
        Utf8 check = LargeValues.check(row, column);
        return check.complete()
                ? ValueText.of(row, column) + " has " + check.characters() + " characters, the column takes "
                        + limit.orElse(0)
                : ValueText.of(row, column) + ": " + check.fault();
    }
}
