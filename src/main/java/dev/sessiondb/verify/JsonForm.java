package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code json}, which keeps its text byte for byte. */
final class JsonForm implements ColumnForm {

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case INTEGER -> put(Long.toString(row.longValue(column)), out);
            case REAL -> putReal(row.doubleValue(column), out);
            case TEXT -> valid(row, column) && putText(row, column, out);
            case BLOB -> putBlob(row, column, out);
            case NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        out.putBytes(bytes, offset, length);
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Words.text(bytes, offset, length);
    }

    private static boolean putText(RowCursor row, int column, CanonicalRow out) {
        if (row.large(column)) {
            SourceValues.putLarge(row, column, out);
        } else {
            out.putBytes(row.bytes(column));
        }
        return true;
    }

    private static boolean putReal(double value, CanonicalRow out) {
        return Double.isFinite(value) && put(SqliteReals.text(value), out);
    }

    private static boolean putBlob(RowCursor row, int column, CanonicalRow out) {
        Optional<String> text = row.large(column) ? Optional.empty() : SqliteJsonb.text(row.bytes(column));
        return text.isPresent() && put(text.get(), out);
    }

    private static boolean put(String text, CanonicalRow out) {
        out.putBytes(text.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private static boolean valid(RowCursor row, int column) {
        try (InputStream text = row.open(column)) {
            return JsonTexts.valid(JsonTexts.reader(text));
        } catch (IOException e) {
            throw SourceValues.unreadable(row, e);
        }
    }
}
