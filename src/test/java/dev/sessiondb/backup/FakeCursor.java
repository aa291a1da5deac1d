package dev.sessiondb.backup;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Goes over made-up rows. */
final class FakeCursor implements RowCursor {
    private final List<List<Value>> rows;
    private int position = -1;

    FakeCursor(List<List<Value>> rows) {
        this.rows = rows;
    }

    @Override
    public boolean next() {
        position++;
        return position < rows.size();
    }

    @Override
    public int columnCount() {
        return rows.get(position).size();
    }

    @Override
    public StorageClass storageClass(int column) {
        return value(column).storageClass();
    }

    @Override
    public long longValue(int column) {
        return value(column).number();
    }

    @Override
    public double doubleValue(int column) {
        return value(column).real();
    }

    @Override
    public byte[] bytes(int column) {
        if (large(column)) {
            throw new IllegalStateException("a large value is not read at once");
        }
        try (InputStream in = open(column)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean large(int column) {
        return byteLength(column) > LARGE;
    }

    @Override
    public long byteLength(int column) {
        return value(column).length();
    }

    @Override
    public InputStream open(int column) {
        return value(column).bytes().get();
    }

    @Override
    public long rowId() {
        return position + 1;
    }

    @Override
    public String rowName() {
        return "rowid " + (position + 1);
    }

    @Override
    public void close() {}

    private Value value(int column) {
        return rows.get(position).get(column);
    }
}
