package dev.sessiondb.convert;

import dev.sessiondb.store.ByteSlice;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code json}, which keeps the text, and {@code jsonb}, which keeps its meaning: only what PostgreSQL takes without changing it. */
final class JsonConversion implements ValueConversion {
    private final boolean binary;
    private final Utf8 utf8 = new Utf8();
    private final PlainJson plain = new PlainJson();
    private final ByteSlice json = new ByteSlice();

    JsonConversion(boolean binary) {
        this.binary = binary;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (row.large(column)) {
            return storage == StorageClass.TEXT && large(row, column, out);
        }
        if (!find(row, column, storage) || !accepted()) {
            return false;
        }
        out.putInt(json.length() + (binary ? 1 : 0));
        if (binary) {
            out.putByte(1);
        }
        out.putBytes(json.array(), json.start(), json.length());
        return true;
    }

    private boolean find(RowCursor row, int column, StorageClass storage) {
        if (storage == StorageClass.TEXT) {
            row.slice(column, json);
            return true;
        }
        Optional<byte[]> text = text(row, column, storage);
        text.ifPresent(bytes -> json.set(bytes, 0, bytes.length));
        return text.isPresent();
    }

    private boolean accepted() {
        boolean known = utf8.check(json.array(), json.start(), json.length())
                && plain.accepts(json.array(), json.start(), json.length());
        return known || JsonCheck.fault(json.copy(), binary).isEmpty();
    }

    private boolean large(RowCursor row, int column, FieldBuffer out) {
        if (binary
                || !LargeValues.fits(row, column)
                || JsonCheck.fault(row, column).isPresent()) {
            return false;
        }
        LargeValues.send(row, column, out);
        return true;
    }

    private static Optional<byte[]> text(RowCursor row, int column, StorageClass storage) {
        return switch (storage) {
            case TEXT -> Optional.of(row.bytes(column));
            case INTEGER -> Optional.of(Long.toString(row.longValue(column)).getBytes(StandardCharsets.US_ASCII));
            case REAL ->
                Double.isInfinite(row.doubleValue(column))
                        ? Optional.empty()
                        : Optional.of(Numerals.text(row.doubleValue(column)).getBytes(StandardCharsets.US_ASCII));
            case BLOB -> SqliteJsonb.decode(row.bytes(column));
            case NULL -> Optional.empty();
        };
    }

    @Override
    public String expectation() {
        return "JSON";
    }

    @Override
    public String reason(RowCursor row, int column) {
        if (row.large(column)) {
            return ValueText.of(row, column) + " is not JSON that PostgreSQL keeps: " + largeFault(row, column);
        }
        StorageClass storage = row.storageClass(column);
        String otherwise =
                storage == StorageClass.BLOB ? "it is a blob that is not SQLite's JSONB" : "JSON has no such number";
        String why = text(row, column, storage)
                .flatMap(text -> JsonCheck.fault(text, binary))
                .orElse(otherwise);
        return ValueText.of(row, column) + " is not JSON that PostgreSQL keeps: " + why;
    }

    private String largeFault(RowCursor row, int column) {
        if (binary || row.storageClass(column) == StorageClass.BLOB || !LargeValues.fits(row, column)) {
            return "it is too large";
        }
        return JsonCheck.fault(row, column).orElse("it is too large");
    }
}
