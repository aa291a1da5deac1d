package dev.sessiondb.verify;

import static java.util.Objects.requireNonNull;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as SQLite gives them: {@code Long}, {@code Double}, {@code String}, {@link Text}, {@code byte[]} and null. */
final class SourceRows implements RowCursor {
    private final List<? extends List<? extends @Nullable Object>> rows;
    private final long large;
    private int current = -1;

    SourceRows(List<? extends List<? extends @Nullable Object>> rows) {
        this(rows, LARGE);
    }

    /** Rows in which more bytes than that count as large. */
    SourceRows(List<? extends List<? extends @Nullable Object>> rows, long large) {
        this.rows = rows;
        this.large = large;
    }

    /** A TEXT of any bytes, valid UTF-8 or not. */
    record Text(byte[] bytes) {}

    @Override
    public boolean next() {
        return ++current < rows.size();
    }

    @Override
    public int columnCount() {
        return rows.get(0).size();
    }

    @Override
    public StorageClass storageClass(int column) {
        Object value = value(column);
        if (value == null) {
            return StorageClass.NULL;
        }
        if (value instanceof Long) {
            return StorageClass.INTEGER;
        }
        if (value instanceof Double) {
            return StorageClass.REAL;
        }
        return value instanceof byte[] ? StorageClass.BLOB : StorageClass.TEXT;
    }

    @Override
    public long longValue(int column) {
        return (Long) requireNonNull(value(column));
    }

    @Override
    public double doubleValue(int column) {
        return (Double) requireNonNull(value(column));
    }

    @Override
    public byte[] bytes(int column) {
        if (large(column)) {
            throw new IllegalStateException("a large value is read through open() only");
        }
        return all(column);
    }

    @Override
    public boolean large(int column) {
        boolean bytes = storageClass(column) == StorageClass.TEXT || storageClass(column) == StorageClass.BLOB;
        return bytes && all(column).length > large;
    }

    @Override
    public long byteLength(int column) {
        return all(column).length;
    }

    @Override
    public InputStream open(int column) {
        return new ByteArrayInputStream(all(column));
    }

    @Override
    public long rowId() {
        return current + 1;
    }

    @Override
    public String rowName() {
        return "rowid " + (current + 1);
    }

    @Override
    public void close() {}

    private @Nullable Object value(int column) {
        return rows.get(current).get(column);
    }

    private byte[] all(int column) {
        Object value = requireNonNull(value(column));
        if (value instanceof Text text) {
            return text.bytes();
        }
        return value instanceof byte[] blob ? blob : ((String) value).getBytes(StandardCharsets.UTF_8);
    }
}
