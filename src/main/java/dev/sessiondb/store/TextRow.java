package dev.sessiondb.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One text as if it were a row's only value: for what a value is made of, such as an array's elements. */
public final class TextRow implements RowCursor {
    private byte[] text = {};

    /** Puts another text in its place. */
    public void set(String newText) {
        text = newText.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public int columnCount() {
        return 1;
    }

    @Override
    public StorageClass storageClass(int column) {
        return StorageClass.TEXT;
    }

    @Override
    public long longValue(int column) {
        throw new IllegalStateException("a text is not an integer");
    }

    @Override
    public double doubleValue(int column) {
        throw new IllegalStateException("a text is not a real");
    }

    @Override
    public byte[] bytes(int column) {
        return text;
    }

    @Override
    public boolean large(int column) {
        return text.length > LARGE;
    }

    @Override
    public long byteLength(int column) {
        return text.length;
    }

    @Override
    public InputStream open(int column) {
        return new ByteArrayInputStream(text);
    }

    @Override
    public String rowName() {
        return "row 1";
    }

    @Override
    public long rowId() {
        return 1;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
