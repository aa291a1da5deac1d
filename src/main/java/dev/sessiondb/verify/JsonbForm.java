package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code jsonb}, as the tree it stands for. */
final class JsonbForm implements ColumnForm {
    /** The binary form is this byte and the text. Source: PostgreSQL, {@code jsonb_send}. */
    private static final byte VERSION = 1;

    private final JsonDigest digest;

    JsonbForm(HashKey key) {
        this.digest = new JsonDigest(key);
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER, REAL -> putText(number(row, column), out);
            case TEXT -> row.large(column) ? putLarge(row, column, out) : put(row.bytes(column), out);
            case BLOB -> putBlob(row, column, out);
            case NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length >= 1 && bytes[offset] == VERSION && put(digest.read(bytes, offset + 1, length - 1), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Words.text(bytes, offset + 1, length - 1);
    }

    private static String number(RowCursor row, int column) {
        return row.storageClass(column) == StorageClass.REAL
                ? SqliteReals.text(row.doubleValue(column))
                : Long.toString(row.longValue(column));
    }

    private boolean putLarge(RowCursor row, int column, CanonicalRow out) {
        try (InputStream text = row.open(column)) {
            return put(digest.read(text), out);
        } catch (IOException e) {
            throw SourceValues.unreadable(row, e);
        }
    }

    private boolean putBlob(RowCursor row, int column, CanonicalRow out) {
        if (row.large(column)) {
            return false;
        }
        Optional<String> text = SqliteJsonb.text(row.bytes(column));
        return text.isPresent() && putText(text.get(), out);
    }

    private boolean putText(String text, CanonicalRow out) {
        return put(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private boolean put(byte[] text, CanonicalRow out) {
        return put(digest.read(text, 0, text.length), out);
    }

    private boolean put(boolean held, CanonicalRow out) {
        if (held) {
            out.putLongs(digest.high(), digest.low());
        }
        return held;
    }
}
