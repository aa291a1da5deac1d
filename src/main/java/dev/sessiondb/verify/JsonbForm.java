package dev.sessiondb.verify;

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

    private final JsonDigest digests = new JsonDigest();

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        try {
            return switch (row.storageClass(column)) {
                case INTEGER, REAL -> putText(number(row, column), out);
                case TEXT -> putStream(row, column, out);
                case BLOB -> putBlob(row, column, out);
                case NULL -> false;
            };
        } catch (IOException e) {
            throw SourceValues.unreadable(row, e);
        }
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length < 1 || bytes[offset] != VERSION) {
            return false;
        }
        try {
            return put(digests.of(JsonTexts.reader(bytes, offset + 1, length - 1)), out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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

    private boolean putStream(RowCursor row, int column, CanonicalRow out) throws IOException {
        try (InputStream text = row.open(column)) {
            return put(digests.of(JsonTexts.reader(text)), out);
        }
    }

    private boolean putBlob(RowCursor row, int column, CanonicalRow out) throws IOException {
        if (row.large(column)) {
            return false;
        }
        Optional<String> text = SqliteJsonb.text(row.bytes(column));
        return text.isPresent() && putText(text.get(), out);
    }

    private boolean putText(String text, CanonicalRow out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return put(digests.of(JsonTexts.reader(bytes, 0, bytes.length)), out);
    }

    private static boolean put(Optional<Digest128> digest, CanonicalRow out) {
        digest.ifPresent(value -> out.putLongs(value.high(), value.low()));
        return digest.isPresent();
    }
}
